import { CHAPTER_TITLES } from '../../../../../law/annual-report/report.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { statementsOf } from '../text.js'

/** Chapters of reports before the formats of 2019, which old prefaces still announce. */
const OLD_PARTS = [
  '政府信息公开支出和收费',
  '支出和收费',
  '收费及减免',
  '收费和减免',
  '政府信息公开收费',
  '政府信息公开相关费用',
  '其他相关工作情况',
  '咨询处理情况',
  '咨询情况',
]

/** F-PREFACE: chapters promised that the body lacks; F-INTRO: what a reader should be told and is not. */
export function checkIntro(context: Context): Finding[] {
  return [...promised(context), ...untold(context)]
}

function promised(context: Context): Finding[] {
  const preface = statementsOf(context.report).filter((statement) => statement.preface || statement.chapter === null)
  const announcing = preface.find(
    (statement) => /(全文|本报告|本年报|报告)[^。]{0,12}(包括|由|分为|共分|内容为)/.test(statement.text) && statement.text.includes('，'),
  )
  if (!announcing) return []
  const at = announcing.text.search(/(包括|由|分为|共分|内容为)/)
  const headings = [...CHAPTER_TITLES, ...context.report.chapters.map((chapter) => chapter.title)].join('\n')
  const lacking = OLD_PARTS.filter((part) => announcing.text.includes(part) && !headings.includes(part)).filter(
    (part, _, all) => !all.some((other) => other !== part && other.includes(part)),
  )
  if (lacking.length === 0) return []
  return [
    context.raise('F-PREFACE', {
      lines: announcing.linesOf(at, announcing.text.length - 1),
      phrase: lacking.join(),
      message: `前言说报告有“${lacking.join('”“')}”，正文里没有；这是旧格式的提纲。`,
      mend: '按现行格式的六个部分改写前言。',
    }),
  ]
}

function untold(context: Context): Finding[] {
  const text = statementsOf(context.report)
    .map((statement) => statement.text)
    .join('\n')
  const lacking = [
    ...(/统计期限|数据(的)?(统计)?(期限|时限|时间)|1月1日.{0,14}12月31日/.test(text) ? [] : ['统计期限']),
    ...(/下载|联系(地址|电话|方式)|电话[:：]|请与.{0,40}联系|公布.{0,6}网站|网站.{0,14}公布|电子版/.test(text)
      ? []
      : ['公布渠道和联系方式']),
  ]
  if (lacking.length === 0) return []
  return [
    context.raise('F-INTRO', {
      phrase: lacking.join(),
      message: `报告没有写${lacking.join('、')}。`,
      mend: '在前言里写明；格式没有强制要求，写明便于公众查阅。',
    }),
  ]
}
