import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARRIERS, catalogueLimit, NATIONAL_FIELDS } from './catalogue.js'

test('a limit is read only when every word of it is understood', () => {
  expect(catalogueLimit('自信息形成或者变更之日起20个工作日内')).toEqual({
    kind: 'after',
    event: '信息形成或者变更',
    days: 20,
    unit: 'working',
  })
  expect(catalogueLimit('制定或获取信息之日起10个工作日内')).toMatchObject({ event: '制定或获取信息', days: 10 })
  expect(catalogueLimit('及时公开')).toEqual({ kind: 'prompt' })
  expect(catalogueLimit('实时 / 长期')).toBeNull()
  expect(catalogueLimit('每季度更新一次')).toEqual({ kind: 'every', days: 92 })
  for (const words of ['制定或获取信息之日起10个工作日内，公示7个工作日', '公告期限为5个工作日', '同上', '', '20个工作日', '每年3月底前']) {
    expect(catalogueLimit(words), words).toBeNull()
  }
})

test('reading never fails, and blanks change nothing', () => {
  const same = fc.property(fc.string(), (words) => {
    expect(catalogueLimit(` ${words}　`)).toEqual(catalogueLimit(words))
  })
  fc.assert(same)
})

test('twenty-six fields and twelve boxes, none twice', () => {
  expect(new Set(NATIONAL_FIELDS).size).toBe(26)
  expect(new Set(CARRIERS).size).toBe(12)
})
