import { describe, expect, test } from 'vitest'
import type { Report } from '../../../../law/annual-report/report.js'
import { formReport } from '../../../testing/report-files/form.js'
import { SHAPES } from '../../../testing/reports/shapes.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const spaced = SHAPES.find(({ name }) => name === 'rows of spaces')
const BODY = (spaced?.text(formReport('made', 2023, '2021', {})) ?? '').split('\n')
const at = (start: string): number => BODY.findIndex((line) => line.startsWith(start))

/** A report with the lines before its first chapter, those of chapters, and those behind the sixth in other words. */
function report({
  head = [BODY[0] ?? ''],
  first,
  fifth,
  tail = [],
}: {
  head?: string[]
  first?: string[]
  fifth?: string[]
  tail?: string[]
}): Report {
  const chapter1 = first ?? BODY.slice(at('一、'), at('二、主动'))
  const tables = BODY.slice(at('二、主动'), at('五、存在'))
  const chapter5 = fifth ?? BODY.slice(at('五、存在'), at('六、'))
  const lines = [...head, ...chapter1, ...tables, ...chapter5, '六、其他需要报告的事项', '无。', ...tail]
  return readReport(textSource(Buffer.from(lines.join('\n'))))
}

const headings = (read: Report): [number | null, string][] => read.chapters.map(({ number, title }) => [number, title])
const NUMBERS = [1, 2, 3, 4, 5, 6]

describe('titles', () => {
  test.each([
    [['某县民政局2023年政府信息公开工作年度报告'], '某县民政局', 2023],
    [['某县民政局', '2023年政府信息公开工作年度报告'], '某县民政局', 2023],
    [['某县民政局2023年度', '政府信息公开工作', '年度报告'], '某县民政局', 2023],
    [['某县人民政府办公室文件', '', '某县 2023 年 政 府 信 息 公 开 工 作 年 度 报 告'], '某县', 2023],
    [['某某镇人民政府二〇二三年政府信息公开工作年度报告'], '某某镇人民政府', 2023],
    [['首页 > 政府信息公开 > 年报', '某县民政局2023年度政府信息公开年报', '发布日期：2024-01-20 来源：县民政局'], '某县民政局', 2023],
    [['2023年下各镇政府信息公开工作年度报告'], '下各镇', 2023],
    [['2023年某市人民政府办公厅政府信息公开工作年度报告'], '某市人民政府办公厅', 2023],
    [['# 某县民政局2023年政府信息公开工作年度报告（公开版）'], '某县民政局', 2023],
  ])('%s', (head, organ, year) => {
    const read = report({ head })
    expect([read.organ, read.year]).toEqual([organ, year])
    expect(read.title?.replace(/\s/g, '')).toContain('信息公开')
  })

  test('without a title the organ and the year come from the signature or the text', () => {
    const signed = report({ head: ['本报告所列数据统计期限自2023年1月1日起至2023年12月31日止。'], tail: ['某县民政局', '2024年1月12日'] })
    expect([signed.title, signed.organ, signed.year, signed.signedOn]).toEqual([null, '某县民政局', 2023, '2024-01-12'])
    const told = report({ head: ['根据要求，编制《某市水利局2023年政府信息公开工作年度报告》，现予公布。'] })
    expect([told.organ, told.year]).toEqual(['某市水利局', 2023])
  })
})

describe('signatures', () => {
  test.each([
    [['某县民政局', '2024年1月12日'], '2024-01-12'],
    [['某县民政局2024年1月12日'], '2024-01-12'],
    [['2024 年 1 月 12 日'], '2024-01-12'],
    [['某县民政局', '二〇二四年一月十二日'], '2024-01-12'],
    [['某县民政局', '二○二四年十二月三十一日'], '2024-12-31'],
    [['2024-1-12'], '2024-01-12'],
    [['2024年13月12日'], null],
  ])('%s', (tail, signedOn) => {
    const read = report({ tail })
    expect(read.signedOn).toBe(signedOn)
    if (signedOn) expect(read.chapters.at(-1)?.sentences.map(({ text }) => text)).toEqual(['无。'])
  })
})

describe('chapters', () => {
  test('a table of contents is no chapter', () => {
    const contents = [
      '目  录',
      '一、总体情况……………1',
      '二、主动公开政府信息情况……………3',
      '三、收到和处理政府信息公开申请情况……4',
      '四、政府信息公开行政复议、行政诉讼情况……6',
      '五、存在的主要问题及改进情况……7',
      '六、其他需要报告的事项……8',
    ]
    const read = report({ head: [BODY[0] ?? '', ...contents] })
    expect(read.chapters.map(({ number }) => number)).toEqual(NUMBERS)
    expect(read.chapters[0]?.place.line).toBeGreaterThan(7)
    expect(read.chapters[0]?.sentences.length).toBeGreaterThan(0)
  })

  test.each(['一、基本情况', '一、政务公开工作落实情况', '一、概述', '一、2023年工作开展情况', '一 、 总 体 情 况', '一、总体工作情况'])(
    '%s is the first chapter',
    (heading) => {
      const read = report({ first: [heading, '本年公开信息12条。'] })
      expect(headings(read)[0]).toEqual([1, heading.replace(/\s/g, '')])
      expect(read.chapters.map(({ number }) => number)).toEqual(NUMBERS)
    },
  )

  test.each(['五、存在问题和下一步打算', '五、存在的主要问题及改进情况。', '五、工作中的不足与努力方向', '五、主要问题及\n改进措施'])(
    '%s is the fifth',
    (heading) => {
      const read = report({ fifth: [heading, '公开的内容还不够丰富。'] })
      expect(read.chapters[4]?.number).toBe(5)
    },
  )

  test('the wordings of the older form are known', () => {
    const changed = BODY.map((line) =>
      line
        .replace('二、主动公开', '二、行政机关主动公开')
        .replace('三、收到和处理', '三、行政机关收到和处理')
        .replace('四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况')
        .replace('五、存在的', '五、政府信息公开工作存在的')
        .replace('六、其他需要报告的事项', '六、需要报告的其他事项'),
    )
    const read = readReport(textSource(Buffer.from(changed.join(''))))
    expect(headings(read).map(([number]) => number)).toEqual(NUMBERS)
    expect(headings(read)[3]?.[1]).toBe('四、因政府信息公开工作被申请行政复议、提起行政诉讼情况')
  })

  test('lists inside chapters are none', () => {
    const first = [
      '一、总体情况',
      '今年主要做了以下工作：',
      '一、加强组织领导。',
      '二、完善公开制度',
      '（一）主动公开政府信息情况',
      '全年公开信息12条。',
    ]
    const fifth = [
      '五、存在的主要问题及改进情况',
      '一、公开的内容不够丰富',
      '二、队伍建设有待加强',
      '六、今后还要加强监督检查，确保取得实效。',
    ]
    const read = report({ first, fifth })
    expect(headings(read).map(([number]) => number)).toEqual(NUMBERS)
    expect(read.chapters[0]?.sentences.map(({ text }) => text)).toContain('二、完善公开制度')
    expect(read.chapters[5]?.title).toBe('六、其他需要报告的事项')
  })

  test('a seventh chapter has no number', () => {
    expect(headings(report({ tail: ['七、附件', '统计表一份。'] })).at(-1)).toEqual([null, '七、附件'])
  })

  test('a chapter that is not there is not made up', () => {
    const read = readReport(textSource(Buffer.from(BODY.slice(0, at('六、')).join('\n'))))
    expect(read.chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('sentences', () => {
  test('lines of a printed page are joined, short headings are not', () => {
    const first = [
      '一、总体情况',
      '（一）主动公开',
      '2023年，本机关通过政府门户网站、政务新媒体等渠道主动公开各类政',
      '府信息12',
      '条，其中政策解读3条。',
      '（二）依申请公开',
      '收到申请3件。',
    ]
    const [chapter] = report({ first }).chapters
    expect(chapter?.sentences.map(({ text }) => text)).toEqual([
      '（一）主动公开',
      '2023年，本机关通过政府门户网站、政务新媒体等渠道主动公开各类政府信息12条，其中政策解读3条。',
      '（二）依申请公开',
      '收到申请3件。',
    ])
    expect(chapter?.sentences[1]?.breaks?.map(([, line]) => line)).toEqual([5, 6])
  })

  test('a long heading inside a chapter is one where paragraphs are on one line', () => {
    const heading = '（一）强化公开内容，进一步提升政府信息与政务公开工作的水平'
    const text = `${'重点公开了镇党委成员的主要工作职责、各办公室办事程序和联系电话，'.repeat(3)}共45条。`
    expect(report({ first: ['一、总体情况', heading, text] }).chapters[0]?.sentences.map((sentence) => sentence.text)).toEqual([
      heading,
      text,
    ])
  })

  test('what is said beside a table belongs to its chapter, and the table to none', () => {
    const lines = [...BODY]
    lines.splice(at('四、政府') + 1, 0, '本年度未发生行政复议、行政诉讼。')
    const read = readReport(textSource(Buffer.from(lines.join('\n'))))
    expect(read.chapters[3]?.sentences.map(({ text }) => text)).toEqual(['本年度未发生行政复议、行政诉讼。'])
    expect(
      read.chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text)).filter((text) => /信息内容|自然人|结果维持/.test(text)),
    ).toEqual([])
  })

  test('what stands before the first chapter is the preface, without the title', () => {
    const read = report({ head: ['某县民政局', '2023年政府信息公开工作年度报告', '本报告由县民政局编制。全文包括六个部分。'] })
    expect(read.preface.map(({ text }) => text)).toEqual(['本报告由县民政局编制。', '全文包括六个部分。'])
  })
})
