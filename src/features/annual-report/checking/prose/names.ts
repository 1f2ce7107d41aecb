import type { Context } from '../context.js'
import { regionsOf } from '../facts.js'
import type { Finding } from '../finding.js'
import { reportText, statementsOf } from '../text.js'

const UNITS = '省|市|县|区|州|盟|旗|局|厅|委|镇|乡'
const SELF = new RegExp(`我(${UNITS})`, 'g')

/** X-NAME on who speaks: 我县 in the report of a city, another region's name, a title without a name. */
export function checkNames(context: Context): Finding[] {
  return [...wrongSelf(context), ...otherRegions(context), ...namelessTitle(context)]
}

/** What a report of this unit may call itself or its upper regions, or null when the unit is not known well enough. */
function allowedSelf(context: Context): Set<string> | null {
  const { facts } = context
  const region = facts.region
  if (!region || facts.kind === 'unknown') return null
  const own = region.at(-1) as string
  const rank = facts.rank
  const allowed = new Set([own, '省'])
  if (rank === 'county' || rank === 'township' || rank === 'unknown') for (const unit of ['市', '州', '盟']) allowed.add(unit)
  if (rank === 'township') for (const unit of ['县', '区', '镇', '乡', '旗']) allowed.add(unit)
  if (facts.kind === 'department') for (const unit of ['局', '厅', '委']) allowed.add(unit)
  if (facts.kind === 'office') allowed.add('委')
  if (/自治/.test(region)) for (const unit of ['县', '州', '区', '旗']) if (region.endsWith(unit)) allowed.add(unit)
  if (/自治区/.test(reportText(context.report))) allowed.add('区')
  return allowed
}

function wrongSelf(context: Context): Finding[] {
  const allowed = allowedSelf(context)
  if (!allowed) return []
  return statementsOf(context.report).flatMap((statement) =>
    [...unquoted(statement.text).matchAll(SELF)].flatMap((match) => {
      const unit = match[1] as string
      const at = match.index ?? 0
      if (allowed.has(unit) || /^(区域|市场|市民|委员|委托|局部|县域)/.test(statement.text.slice(at + 1))) return []
      return [
        context.raise('X-NAME', {
          lines: statement.linesOf(at, at + 1),
          phrase: `我${unit}${clauseOf(statement.text, at)}`,
          message: `正文自称“我${unit}”，而这是${context.facts.name}的报告，可能套用了别处的模板。`,
          mend: `改成本单位的自称，并核对这一段是不是写的本单位的情况：“${clauseOf(statement.text, at)}”。`,
        }),
      ]
    }),
  )
}

/** Another county's government in the report of a county, another city's in that of a city. */
function otherRegions(context: Context): Finding[] {
  const { facts } = context
  if (!facts.name || !facts.region || (facts.rank !== 'county' && facts.rank !== 'city')) return []
  const units = facts.rank === 'county' ? '县|区|旗' : '市|州|盟'
  const pattern = new RegExp(`(?<=^|[，。、；：（(]|由|经|按照|根据|关于)([\\u4e00-\\u9fa5]{2})(${units})人民政府(?!网)`, 'g')
  const own = `${regionsOf(facts.name).join('')}${context.report.organ ?? ''}${context.report.title ?? ''}`
  const subject = new RegExp(`^(${facts.rank === 'county' ? '县|区|旗' : '市|州|盟'})`)
  return statementsOf(context.report).flatMap((statement) =>
    [...unquoted(statement.text).matchAll(pattern)].flatMap((match) => {
      const [words, name, unit] = match as unknown as [string, string, string]
      const at = match.index ?? 0
      if (own.includes(name) || own.includes(`${name.at(-1)}${unit}`) || subject.test(name) || /[我本全各]/.test(name)) return []
      return [
        context.raise('X-NAME', {
          lines: statement.linesOf(at, at + words.length - 1),
          phrase: words,
          message: `正文出现“${words}”，而这是${facts.name}的报告，可能套用了别处的文字。`,
          mend: '核对这一句写的是不是本地的情况，不是的删去。',
        }),
      ]
    }),
  )
}

function namelessTitle(context: Context): Finding[] {
  const { title, titlePlace } = context.report
  if (!title || context.facts.region || context.facts.kind === 'unknown') return []
  if (/(国家|中华|总局|公司|大学|学院)/.test(title)) return []
  return [
    context.raise('X-NAME', {
      lines: titlePlace ? [titlePlace.line] : [],
      phrase: title,
      message: `标题“${title.replace(/\s/g, '')}”没有写明是哪一个地方的单位。`,
      mend: '标题写单位全称，例如“某某市某某区人民政府办公室”。',
    }),
  ]
}

/** Quotations and titles of documents are somebody else's words: they are blanked out, keeping every index. */
export function unquoted(text: string): string {
  return text.replace(/《[^》]*》|“[^”]*”/g, (words) => '＿'.repeat(words.length))
}

/** The clause that holds this index. */
export function clauseOf(text: string, at: number): string {
  const start = Math.max(...['，', '。', '；', '：'].map((mark) => text.lastIndexOf(mark, at) + 1))
  const ends = ['，', '。', '；'].map((mark) => text.indexOf(mark, at)).filter((index) => index >= 0)
  return text.slice(start, ends.length > 0 ? Math.min(...ends) : text.length)
}
