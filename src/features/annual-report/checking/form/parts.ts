import { FEE_STATEMENT_FROM } from '../../../../../law/annual-report/rules-form.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { chapterNumber, type Statement, statementsOf } from '../text.js'

interface Theme {
  name: string
  /** A sub-heading that is about this theme and no other. */
  heading: RegExp
  /** Words in the body that tell of it. */
  body: RegExp
}

/** The five themes of chapter one (30号). */
const THEMES: Theme[] = [
  { name: '主动公开', heading: /^主动公开/, body: /主动公开|(发布|公开|更新)[^，。]{0,16}(信息|文件|政策)|信息公开/ },
  { name: '依申请公开', heading: /依申请/, body: /依申请|公开申请|申请公开/ },
  {
    name: '政府信息管理',
    heading: /^(加强|强化|规范|做好|深化|持续|完善|严格)*(政府|政务)?信息(公开)?(资源)?(规范化?)?管理/,
    body: /三审三校|审核(把关|制度|机制|发布)|(先审后发|保密审查|公开审查|属性认定|源头管理|动态调整|动态更新)|规范性文件[^，。]{0,10}(清理|管理|备案|汇编)|清理[^，。]{0,10}文件|公文[^，。]{0,10}(管理|属性|归档)|信息(的)?(规范|统一|全生命周期)管理|审查(制度|机制|程序|流程)/,
  },
  { name: '平台建设', heading: /平台/, body: /平台|网站|公众号|微博|专栏|新媒体/ },
  {
    name: '监督保障',
    heading: /监督|保障/,
    body: /监督(保障|检查|考核|机制|等制度)|考核|培训|督查|督导|督促|问责|社会评议|第三方评估|监管/,
  },
]

/** F-PARTS: themes of chapter one, results of 考核、评议、追究 for governments, the statement on 信息处理费. */
export function checkParts(context: Context): Finding[] {
  return [...themes(context), ...results(context), ...feeStatement(context)]
}

function themes(context: Context): Finding[] {
  const chapter = statementsOf(context.report).filter((statement) => statement.chapter === 1)
  if (chapter.length === 0) return []
  const missing = THEMES.filter((theme) => !chapter.some((statement) => tells(theme, statement)))
  if (missing.length === 0) return []
  return [
    context.raise('F-PARTS', {
      lines: chapterLine(context, 1),
      phrase: `themes ${missing.map((theme) => theme.name).join()}`,
      message: `总体情况没有写到${missing.map((theme) => theme.name).join('、')}。`,
      mend: '总体情况按主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面写，没有发生的也要写明。',
    }),
  ]
}

/** A compound sub-heading (优化平台建设，加强政府信息管理) promises; only its own words or the body tell. */
function tells(theme: Theme, statement: Statement): boolean {
  if (!statement.heading) return theme.body.test(statement.text)
  const [first = ''] = statement.section.split(/[，,]/)
  return theme.heading.test(first) || (statement.text.length > 40 && theme.body.test(statement.text))
}

const RESULTS: [name: string, told: RegExp][] = [
  [
    '工作考核',
    /考核(结果|得分|成绩|排名|为优|优秀|良好|等次|情况)|(纳入|列入)[^。]{0,30}考核[^。]{0,40}(得分|排名|优秀|良好|结果|\d+分)|考评[^。]{0,20}(结果|得分|排名)/,
  ],
  ['社会评议', /社会评议|群众评议|满意度(调查|测评)|评议(结果|情况)|第三方评估[^。]{0,20}(结果|得分|排名)/],
  ['责任追究', /责任追究|追究责任|追责|问责(情况|结果)|(未|没有|无)[^，。]{0,12}(追责|追究)/],
]

/** 条例 art. 50 ¶1 (4): the report of a government tells the results of 工作考核、社会评议、责任追究. */
function results(context: Context): Finding[] {
  if (context.facts.kind !== 'government') return []
  const happened = statementsOf(context.report).filter((statement) => statement.chapter !== 5)
  const missing = RESULTS.filter(([, told]) => !happened.some((statement) => told.test(statement.text))).map(([name]) => name)
  if (missing.length === 0) return []
  return [
    context.raise('F-PARTS', {
      lines: chapterLine(context, 1),
      phrase: 'article 50 (4)',
      basis: '《政府信息公开条例》第五十条第一款第（四）项',
      message: `政府的报告没有写${missing.join('、')}的结果。`,
      mend: '在总体情况的监督保障部分写明工作考核、社会评议和责任追究的结果，没有追究的写“未发生责任追究”。',
    }),
  ]
}

/** 国办函〔2020〕109号: from report year 2021 on chapter six says what was collected, or that nothing was. */
function feeStatement(context: Context): Finding[] {
  if (context.year === null || context.year < FEE_STATEMENT_FROM) return []
  const told = statementsOf(context.report).some(
    (statement) => (statement.chapter === 6 || statement.chapter === null || statement.chapter === 1) && /处理费/.test(statement.text),
  )
  if (told) return []
  return [
    context.raise('F-PARTS', {
      lines: chapterLine(context, 6),
      phrase: 'fee statement',
      basis: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号',
      message: '没有报告信息处理费的收取情况。',
      mend: '在第六部分写明发出收费通知的件数、总金额和实际收取的总金额；没有收取的写“本年未收取信息处理费”。',
    }),
  ]
}

/** The line of a chapter's heading, with that of its sentence when it has one only; none when the chapter is missing. */
function chapterLine(context: Context, number: number): number[] {
  const found = context.report.chapters.find((_, index) => chapterNumber(context.report, index) === number)
  if (!found) return []
  const [only, second] = found.sentences
  return only && !second ? [found.place.line, only.place.line] : [found.place.line]
}
