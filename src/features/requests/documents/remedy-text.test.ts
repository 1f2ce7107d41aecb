import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '../../../../law/outcomes.js'
import { type RemedyOrgan, remedyText } from './remedy-text.js'

const COUNTY: RemedyOrgan = {
  kind: 'government',
  rank: 'county',
  verticallyLed: false,
  parentName: '海东市人民政府',
  reviewOrgan: '',
  reviewOnline: '',
  court: '',
}

describe('the remedy paragraph', () => {
  it('sends denials under articles 14, 15 and 16 to review first and says so; all others may choose', () => {
    for (const { key, bases } of OUTCOMES) {
      for (const { article, reviewFirst } of bases.length > 0 ? bases : [{ article: '', reviewFirst: false }]) {
        const text = remedyText(COUNTY, { outcome: key, bases: article === '' ? [] : [article] })
        expect(text.includes('应当先申请行政复议'), `${key} ${article}`).toBe(reviewFirst)
        expect(text).toContain('60日内')
        expect(text.includes('6个月内直接')).toBe(!reviewFirst || key === 'partiallyGranted')
        expect(text.includes('15日内')).toBe(reviewFirst)
      }
    }
  })

  it('parts the roads of a partial disclosure', () => {
    const text = remedyText(COUNTY, { outcome: 'partiallyGranted', bases: ['条例第三十七条', '条例第十六条第一款'] })
    expect(text).toMatch(/^如对不予公开的部分不服，.*应当先申请行政复议.*如对其他部分不服，.*6个月内直接/)
  })

  it.each([
    [{}, '海东市人民政府'],
    [{ kind: 'department', parentName: '海东市乐都区人民政府' }, '海东市乐都区人民政府'],
    [{ kind: 'township', rank: 'township', parentName: '海东市乐都区人民政府' }, '海东市乐都区人民政府'],
    [{ rank: 'city', parentName: null }, '上一级人民政府'],
    [{ kind: 'department', verticallyLed: true }, '上一级主管部门'],
    [{ kind: 'department', verticallyLed: true, reviewOrgan: '某某省税务局' }, '某某省税务局'],
    [{ rank: 'province', parentName: null }, '本机关'],
  ] as const)('names who reviews by the organ (行政复议法 arts. 24, 27): %j', (organ, reviewer) => {
    expect(remedyText({ ...COUNTY, ...organ }, { outcome: 'granted', bases: [] })).toContain(`向${reviewer}申请行政复议`)
  })

  it('says what is right where the office set nothing, and what it set otherwise', () => {
    const decision = { outcome: 'deniedStateSecret', bases: ['条例第十四条'] }
    expect(remedyText(COUNTY, decision)).toContain('向有管辖权的人民法院提起行政诉讼')
    const set = remedyText({ ...COUNTY, court: '海东市中级人民法院', reviewOnline: '某网站' }, decision)
    expect(set).toContain('向海东市中级人民法院提起行政诉讼')
    expect(set).toContain('也可以通过互联网提出（某网站）')
    expect(remedyText({ ...COUNTY, kind: 'enterprise' }, decision)).toContain('条例第五十五条')
  })
})
