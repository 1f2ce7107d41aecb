import { describe, expect, it } from 'vitest'
import { organFacts, regionsOf } from './facts.js'
import { cellsOf, consistentReport } from './testing/consistent.js'

describe('what a name tells of its unit', () => {
  it.each([
    ['海东市2020年度政府信息公开工作年度报告', 'government', 'city', true],
    ['海东市平安区2020年度政府信息公开工作年度报告', 'government', 'county', false],
    ['互助土族自治县人民政府2021年政府信息公开工作年度报告', 'government', 'county', false],
    ['海东市政务服务监督管理局2021年政府信息公开工作年度报告', 'department', 'city', false],
    ['盐城市城市管理局2022年政府信息公开工作年度报告', 'department', 'city', false],
    ['黄南藏族自治州人民政府2022年政府信息公开工作年度报告', 'government', 'city', true],
    ['河北省教育厅2021年政府信息公开工作年度报告', 'department', 'province', false],
    ['广西壮族自治区人民政府2022年政府信息公开工作年度报告', 'government', 'province', true],
    ['苏州市昆山市人民政府2022年政府信息公开工作年度报告', 'government', 'county', false],
    ['龙游县人民政府办公室2023年政府信息公开工作年度报告', 'office', 'county', false],
    ['桐梓县夜郎镇2023年政府信息公开工作年度报告', 'township', 'township', false],
    ['政府办公室2021年政府信息公开工作年度报告', 'office', 'unknown', null],
    ['国家知识产权局2021年政府信息公开工作年度报告', 'department', 'unknown', null],
  ])('%s', (title, kind, rank, mayMakeRules) => {
    const facts = organFacts({ ...consistentReport(cellsOf({})), title, organ: null })
    expect([facts.kind, facts.rank, facts.mayMakeRules]).toEqual([kind, rank, mayMakeRules])
  })

  it('goes by the title where the letterhead only names the office that wrote it', () => {
    const facts = organFacts({
      ...consistentReport(cellsOf({})),
      title: '海东市2020年度政府信息公开工作年度报告',
      organ: '海东市人民政府办公室',
    })
    expect([facts.kind, facts.region]).toEqual(['government', '海东市'])
  })

  it('lets the register of organs win', () => {
    const facts = organFacts(consistentReport(cellsOf({})), { kind: 'department', mayMakeRules: false, verticallyLed: true })
    expect([facts.kind, facts.verticallyLed, facts.region]).toEqual(['department', true, '安平县'])
  })

  it('finds the regions from the outermost in', () => {
    expect(regionsOf('青海省海东市乐都区人民政府')).toEqual(['青海省', '海东市', '乐都区'])
    expect(regionsOf('海东市市场监督管理局')).toEqual(['海东市'])
  })
})
