import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'
import { clauseOf, unquoted } from './names.js'
import { numbersIn } from './numbers.js'

/** X-CUT, X-HOLE, X-FILL, X-DUP, X-APPROX, X-CODE: how the sentences are written. */
export function checkWording(context: Context): Finding[] {
  const statements = statementsOf(context.report)
  return [
    ...cutOff(context, statements),
    ...statements.flatMap((statement) => [...holes(context, statement), ...unfilled(context, statement)]),
    ...leftMarkup(context, statements),
    ...repeated(context, statements),
    ...approximate(context, statements),
    ...radicals(context),
  ]
}

/** A chapter whose last sentence breaks off at a comma. */
function cutOff(context: Context, statements: Statement[]): Finding[] {
  return statements.flatMap((statement, index) => {
    const next = statements[index + 1]
    const last = !next || next.chapter !== statement.chapter || next.preface !== statement.preface
    if (!last || !/[，、,]$/.test(statement.text)) return []
    const at = statement.text.length - 1
    const words = statement.text.slice(-24)
    return [
      context.raise('X-CUT', {
        lines: statement.linesOf(at, at),
        phrase: words,
        message: `这一部分的最后一句停在“${words}”，没有写完。`,
        mend: '对照原稿补全这一句；写完了的，改成句号。',
      }),
    ]
  })
}

/** Fixed phrases that lost a character, and Markdown or word-filter residue. */
const SLIPS: [RegExp, string][] = [
  [/落到处/g, '落到实处'],
  [/第三合作/g, '第三方合作'],
  [/——克服/g, '一一克服'],
  [/(?<![创更革推出])新防控/g, '新冠肺炎疫情防控'],
  [/受理渠。/g, '受理渠道。'],
  [/□|�|\?{2,}/g, '补上丢失的字'],
]

function holes(context: Context, statement: Statement): Finding[] {
  return SLIPS.flatMap(([pattern, instead]) => {
    const match = [...statement.text.matchAll(pattern)][0]
    if (!match) return []
    const at = match.index ?? 0
    return [
      context.raise('X-HOLE', {
        lines: statement.linesOf(at, at + match[0].length - 1),
        phrase: `${match[0]}${clauseOf(statement.text, at)}`,
        message: `“${clauseOf(statement.text, at).slice(0, 40)}”里的“${match[0]}”可能缺字或者带有排版残留。`,
        mend: `核对原稿，可能应为：${instead}。`,
      }),
    ]
  })
}

/** Markdown's ** that the reader took out, or that stands there still. */
function leftMarkup(context: Context, statements: Statement[]): Finding[] {
  const marked = statements.filter((statement) => statement.text.includes('**'))
  const removed = context.report.repairs.find((repair) => repair.kind === 'markdown')?.count ?? 0
  if (marked.length + removed === 0) return []
  return [
    context.raise('X-HOLE', {
      lines: marked.flatMap((statement) => statement.linesOf(statement.text.indexOf('**'), statement.text.indexOf('**'))),
      phrase: 'markup',
      operands: removed > 0 ? [{ label: '排版符号', value: removed }] : [],
      message: '正文里留着排版符号“**”。',
      mend: '删去“**”。',
    }),
  ]
}

const PLACEHOLDER =
  /[×xX]{2,}(?=(件|年|条|局|区|县|市|月|人))|[_＿]{3,}|（此处[^）]*）|\(此处[^)]*\)|【[^】]*(填写|模板|示例)[^】]*】|某某(局|区|县|市)/

function unfilled(context: Context, statement: Statement): Finding[] {
  const match = PLACEHOLDER.exec(statement.text)
  if (!match) return []
  return [
    context.raise('X-FILL', {
      lines: statement.linesOf(match.index, match.index + match[0].length - 1),
      phrase: clauseOf(statement.text, match.index),
      message: `“${clauseOf(statement.text, match.index)}”里留着模板文字“${match[0]}”。`,
      mend: '填上实际内容，或者删去这一句。',
    }),
  ]
}

function repeated(context: Context, statements: Statement[]): Finding[] {
  const seen = new Map<string, Statement>()
  return statements.flatMap((statement) => {
    if (statement.text.length < 25) return []
    const first = seen.get(statement.text)
    seen.set(statement.text, first ?? statement)
    if (!first) return []
    return [
      context.raise('X-DUP', {
        lines: [...first.linesOf(0, 0), ...statement.linesOf(0, 0)],
        phrase: statement.text,
        message: `“${statement.text.slice(0, 24)}……”这句话出现了两次。`,
        mend: '删去重复的一处。',
      }),
    ]
  })
}

function approximate(context: Context, statements: Statement[]): Finding[] {
  const stated = statements.flatMap((statement) =>
    numbersIn(unquoted(statement.text))
      .filter((number) => number.approximate && !number.percent)
      .map((number) => ({ words: statement.text.slice(number.from, number.to), lines: statement.linesOf(number.from, number.to - 1) })),
  )
  if (stated.length === 0) return []
  const words = stated.map((one) => one.words)
  return [
    context.raise('X-APPROX', {
      lines: stated.flatMap((one) => one.lines),
      phrase: 'approximate',
      message: `正文有 ${stated.length} 处约数（${words.slice(0, 6).join('、')}${words.length > 6 ? '……' : ''}），无法核对。`,
      mend: '能统计的写准确数。',
    }),
  ]
}

function radicals(context: Context): Finding[] {
  const repaired = context.report.repairs.filter((repair) => /radical|kangxi/i.test(repair.kind))
  const count = repaired.reduce((sum, repair) => sum + repair.count, 0)
  if (count === 0) return []
  return [
    context.raise('X-CODE', {
      phrase: 'radicals',
      operands: [{ label: '部首编码的字', value: count }],
      message: `文件里有 ${count} 个字用的是部首编码，看起来一样，却搜索不到。`,
      mend: '从原稿重新生成文件，或者粘贴为纯文本后再发布。',
    }),
  ]
}
