import { createHash } from 'node:crypto'
import type { ImportMapping, ImportOutcome } from '../../../api/importing.js'
import type { Day } from '../../../law/day.js'
import type { Column, Taken } from '../publishing/index.js'
import { personalBlocks, plainText } from '../publishing/index.js'
import { columnOf, instrumentIn } from './columns.js'
import { withFiles } from './files.js'
import { oldAddress } from './oldAddress.js'
import { dayIn } from './reading/day.js'
import { type FoundPage, notTaken } from './reading/found.js'
import type { Source } from './sources/source.js'

/** A page as it would become ours. */
export interface Ready {
  title: string
  taken: Taken
  /** Where it stood; a path of `#…` where nothing says. */
  path: string
  host: string
  /** Of all of it, and of title, day and text alone. */
  fingerprint: string
  words: string
  /** What blocks a publication for personal data. */
  blocks: string[]
  /** What a reader of the report should know: files that could not be had, no day. */
  notes: string[]
}

/** What becomes of a page, and why. */
export interface Verdict {
  outcome: ImportOutcome
  reason: string
}

const LONGEST_BODY = 1_900_000

/** Reads one page of a source and makes it ready. Throws a Fault with one sentence for one that cannot be taken. */
export async function makeReady(
  source: Source,
  place: string,
  { mapping, columns, today }: { mapping: ImportMapping; columns: ReadonlyMap<string, Column>; today: Day },
): Promise<Ready> {
  const page = await source.page(place)
  const column = columns.get(mustHaveColumn(mapping, page.group))
  if (!column) throw notTaken('对应的栏目已经没有了，请重新选择。')
  const on = mustBePast(page.date, today)
  if (page.title.length > 300) throw notTaken('标题超过 300 个字。')
  if (page.address.length > 1_000) throw notTaken('原网址太长。')
  if (page.body.length > LONGEST_BODY) throw notTaken('正文超过 190 万字，请拆成附件。')
  const { body, files, notes } = await withFiles(source, page)
  const content = contentOf(page, column.id, mapping, body)
  const taken: Taken = { organId: column.organId, source: sourceOf(page), on, content, files }
  const words = sha256([page.title, on, plainText(body)])
  const old = page.address === '' ? null : oldAddress(page.address, mapping.oldSite)
  return {
    title: page.title,
    taken,
    path: old?.path ?? `#${words}`,
    host: old?.host ?? '',
    fingerprint: sha256([
      content,
      on,
      files.map((file) => [file.name, file.inline, createHash('sha256').update(file.bytes).digest('hex')]),
    ]),
    words,
    blocks: personalBlocks(content, files),
    notes: [...notes, ...(on === null ? ['来源没有写发布日期。'] : []), ...(old === null ? ['没有原网址，旧地址不能转到新页面。'] : [])],
  }
}

function mustHaveColumn(mapping: ImportMapping, group: string): string {
  const column = columnOf(mapping, group)
  if (column === null) throw notTaken(group === '' ? '没有选择对应的栏目。' : `“${group}”没有对应的栏目。`)
  return column
}

function mustBePast(date: string, today: Day): Day | null {
  if (date === '') return null
  const on = dayIn(date)
  if (on === null) throw notTaken(`发布日期“${date.slice(0, 40)}”看不懂。`)
  if (on > today) throw notTaken(`发布日期 ${on} 晚于今天。`)
  return on
}

function contentOf(page: FoundPage, columnId: string, mapping: ImportMapping, body: string): Taken['content'] {
  const instrument = mapping.instrument ?? instrumentIn(columnId)
  const blank = (text: string, most: number) => (text === '' ? null : text.slice(0, most))
  return {
    columnId,
    instrument,
    title: page.title,
    body,
    issuer: blank(page.issuer, 200),
    documentNo: blank(page.documentNo, 100),
    source: blank(page.source, 300),
    summary: blank(page.summary, 1_000),
    keywords: page.keywords,
    validity: ['rules', 'normative', 'document'].includes(instrument) ? 'unknown' : 'none',
  }
}

const sourceOf = (page: FoundPage): string => `旧网站 ${page.address || page.place}`.slice(0, 300)

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
