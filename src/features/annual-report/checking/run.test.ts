import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type RunOptions, runCheck } from './run.js'

const SEEDS = fileURLToPath(new URL('../../../../samples/seeds/', import.meta.url))
const LEDU = `${SEEDS}000_3026b02a3e0da00a.txt`
const HAIDONG = `${SEEDS}001_02d29890a3db4b01.txt`
const PINGAN = `${SEEDS}003_977fd53098eb2a79.txt`
const OFFICE = `${SEEDS}004_466e71db95901446.txt`

async function run(files: string[], options: RunOptions = {}): Promise<{ status: number; text: string }> {
  let text = ''
  const status = await runCheck(files, options, (part) => {
    text += part
  })
  return { status, text }
}

describe('gongkai report check', () => {
  it('ends with 1 when a report has an error, and with 0 when there are only things to look at', async () => {
    expect((await run([HAIDONG])).status).toBe(1)
    expect((await run([OFFICE])).status).toBe(0)
  })

  it('tells people where, what, how to mend it and on which basis', async () => {
    const { text } = await run([HAIDONG])
    expect(text).toContain('海东市 2020 年度')
    expect(text).toMatch(/\[错误\] 第 96、101 行 正文说“没有收到[^\n]*16。\n +改法：[^\n]+\n +依据：[^\n]+（X-NEG）/)
  })

  it('gives the findings of each report and those between them as JSON', async () => {
    const { status, text } = await run([HAIDONG, PINGAN], { json: true })
    const answer = JSON.parse(text)
    expect(status).toBe(1)
    expect(answer.reports.map((one: { organ: string; year: number }) => [one.organ, one.year])).toEqual([
      ['海东市', 2020],
      ['海东市平安区', 2020],
    ])
    expect(answer.across[0]).toMatchObject({
      rule: 'R-GE',
      severity: 'error',
      cells: ['table3.deniedThirdParty.total'],
      files: [HAIDONG, PINGAN],
    })
    for (const finding of [...answer.reports[0].findings, ...answer.across])
      expect(Object.keys(finding)).toEqual(
        expect.arrayContaining(['rule', 'severity', 'cells', 'lines', 'operands', 'difference', 'message', 'mend', 'basis', 'fingerprint']),
      )
  })

  it('checks a whole against the parts that it is given', async () => {
    const { text } = await run([HAIDONG], { parts: [PINGAN], json: true })
    const answer = JSON.parse(text)
    expect(answer.reports[0].findings.filter((one: { rule: string }) => one.rule === 'R-GE')).toHaveLength(1)
    expect(answer.across).toEqual([])
  })

  it('checks two years of one unit against each other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'check-'))
    const next = join(folder, 'next.txt')
    await writeFile(next, NEXT_YEAR)
    const { text } = await run([next], { previous: LEDU, json: true })
    const carried = JSON.parse(text).reports[0].findings.filter((one: { rule: string }) => one.rule === 'Y-CARRY')
    expect(carried.map((one: { cells: string[] }) => one.cells)).toEqual([['table3.carriedIn.naturalPerson'], ['table3.carriedIn.total']])
    const between = JSON.parse((await run([LEDU, next], { json: true })).text).across.filter(
      (one: { rule: string }) => one.rule === 'Y-CARRY',
    )
    expect(between.map((one: { files: string[] }) => one.files)).toEqual([
      [next, LEDU],
      [next, LEDU],
    ])
  })

  it('refuses a report of another year as the previous one, and a file that is no report', async () => {
    await expect(run([HAIDONG], { previous: PINGAN })).rejects.toMatchObject({ word: 'invalid', details: { code: 'not-the-year-before' } })
    await expect(run([fileURLToPath(new URL('./facts.ts', import.meta.url))])).rejects.toMatchObject({
      text: expect.stringContaining('facts.ts'),
    })
  })
})

const ZEROS = '0 0 0 0 0 0 0'
/** The next report of the district of the first seed, which forgets the request that was carried over. */
const NEXT_YEAR = `海东市乐都区人民政府
2022年政府信息公开工作年度报告
一、总体情况
2022年，全区收到政府信息公开申请2件，均已办结。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 1 0 3
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 10
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 1
行政强制 0
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 0
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况
自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他
一、本年新收政府信息公开申请数量 2 0 0 0 0 0 2
二、上年结转政府信息公开申请数量 ${ZEROS}
三、本年度办理结果
（一）予以公开 2 0 0 0 0 0 2
（二）部分公开（区分处理的，只计这一情形，不计其他情形） ${ZEROS}
（三）不予公开
1.属于国家秘密 ${ZEROS}
2.其他法律行政法规禁止公开 ${ZEROS}
3.危及“三安全一稳定” ${ZEROS}
4.保护第三方合法权益 ${ZEROS}
5.属于三类内部事务信息 ${ZEROS}
6.属于四类过程性信息 ${ZEROS}
7.属于行政执法案卷 ${ZEROS}
8.属于行政查询事项 ${ZEROS}
（四）无法提供
1.本机关不掌握相关政府信息 ${ZEROS}
2.没有现成信息需要另行制作 ${ZEROS}
3.补正后申请内容仍不明确 ${ZEROS}
（五）不予处理
1.信访举报投诉类申请 ${ZEROS}
2.重复申请 ${ZEROS}
3.要求提供公开出版物 ${ZEROS}
4.无正当理由大量反复申请 ${ZEROS}
5.要求行政机关确认或重新出具已获取信息 ${ZEROS}
（六）其他处理
1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 ${ZEROS}
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 ${ZEROS}
3.其他 ${ZEROS}
（七）总计 2 0 0 0 0 0 2
四、结转下年度继续办理 ${ZEROS}
四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
五、存在的主要问题及改进情况
公开的时效性不够，下一年继续改进。
六、其他需要报告的事项
本年未收取信息处理费。
`
