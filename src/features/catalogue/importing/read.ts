import { type CatalogueItem, type CatalogueLevel, catalogueItemSchema } from '../../../../api/catalogue.js'
import { sayIssue } from '../../../platform/errors/fields.js'
import { NOTHING } from '../workbook.js'
import { type Mapped, MEANINGS, type Meaning } from './mapping.js'
import type { Sheet } from './sheet.js'

export interface ReadRow {
  /** In the file. */
  row: number
  item: CatalogueItem
}

export interface ReadSheet {
  rows: ReadRow[]
  refused: { row: number; sentence: string }[]
}

/** Left empty where several rows share it: merged cells, or written once. */
const INHERITED: Meaning[] = ['first', 'second', 'basis', 'timeLimit', 'subject', 'carriers']
const TICK = /[√✓✔☑■●]|^是$/u

/** The rows of a sheet as items; what cannot be one is refused with its row and a sentence. Empty cells take what stands above, 同上 too. */
export function readItems(sheet: Sheet, mapped: Mapped): ReadSheet {
  const above = new Map<Meaning, string>()
  const found: ReadSheet = { rows: [], refused: [] }
  const numbers = [...sheet.rows.keys()].filter((row) => row >= mapped.from).sort((a, b) => a - b)
  for (const row of numbers) {
    const said = textsOf(sheet.rows.get(row) ?? new Map(), mapped)
    if (isRemark(said)) continue
    inherit(said, above)
    const parsed = catalogueItemSchema.safeParse(itemOf(said, mapped), { error: sayIssue })
    if (parsed.success) found.rows.push({ row, item: parsed.data })
    else found.refused.push({ row, sentence: sentenceOf(parsed.error.issues) })
  }
  return found
}

type Said = Map<Meaning, string>

function textsOf(cells: Map<string, string>, { columns }: Mapped): Said {
  return new Map(columns.flatMap(({ column, meaning }) => (meaning === null ? [] : [[meaning, cells.get(column) ?? ''] as const])))
}

/** A line under the table or between its parts: nothing stands where every row has something. */
function isRemark(said: Said): boolean {
  return !said.get('content') && !said.get('second') && !said.get('basis') && !said.get('timeLimit')
}

function inherit(said: Said, above: Said): void {
  const anew = said.get('first') !== '' && said.get('first') !== undefined && said.get('first') !== above.get('first')
  for (const meaning of INHERITED) {
    const text = said.get(meaning)
    if (text === undefined) continue
    // Another 一级事项 begins anew with its second level.
    const left = text === '' && !(anew && meaning === 'second')
    if (left || /^同上$/.test(text)) said.set(meaning, above.get(meaning) ?? '')
    if (text === NOTHING) said.set(meaning, '')
    above.set(meaning, said.get(meaning) ?? '')
  }
}

function itemOf(said: Said, { columns }: Mapped): Record<keyof CatalogueItem, unknown> {
  const has = (meaning: Meaning) => columns.some((one) => one.meaning === meaning)
  const text = (meaning: Meaning) => said.get(meaning) ?? ''
  const ticked = (meaning: Meaning, within: Meaning, word: RegExp) => (has(meaning) ? TICK.test(text(meaning)) : word.test(text(within)))
  const group = has('group') ? text('group') : text('audience').replace(/[■□√☑]?全社会/g, '')
  return {
    first: text('first'),
    second: text('second'),
    third: text('third'),
    content: text('content'),
    basis: text('basis'),
    timeLimit: text('timeLimit'),
    subject: text('subject'),
    carriers: carriersOf(text('carriers')),
    everybody: has('everybody') || has('audience') ? ticked('everybody', 'audience', /全社会/) : true,
    group: group.replace(/^[√✓✔☑■●\s]+$/u, '特定群体').replace(/^[√✓✔☑■●\s]+/u, ''),
    proactive: has('proactive') || has('mode') ? ticked('proactive', 'mode', /主动/) : true,
    onRequest: ticked('onRequest', 'mode', /依申请/),
    levels: (['city', 'county', 'township'] satisfies CatalogueLevel[]).filter((level) => ticked(level, 'level', LEVEL_WORDS[level])),
  }
}

const LEVEL_WORDS: Record<CatalogueLevel, RegExp> = { city: /市级/, county: /[县区]级/, township: /[乡镇村]/ }

/** ■政府网站 □政府公报: the ticked ones; without any box all that are named. */
function carriersOf(text: string): string[] {
  const parts = text.replaceAll('\n', ' ').match(/[■□☑☐√✓✔●○]?[^■□☑☐√✓✔●○]+/gu) ?? []
  const boxed = /[■□☑☐√✓✔●○]/u.test(text)
  const chosen = boxed ? parts.filter((part) => TICK.test(part)).map((part) => part.slice(1)) : text.split(/[、，,；;\n\s]+/)
  return [...new Set(chosen.map((one) => one.replace(/[\s　]+/g, '').trim()).filter((one) => one !== '' && one !== '其他'))].slice(0, 30)
}

function sentenceOf(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues.map(({ path, message }) => `${MEANINGS[path[0] as Meaning] ?? '这一行'}：${message}`).join('')
}
