import type { Day } from '../../../../law/day.js'
import type { Tx } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { plainText } from '../making/narrative.js'
import type { Content } from './content.js'

/** What a later feature learns of a report that is public, in words. */
export interface PublicReport {
  organId: string
  organName: string
  year: number
  title: string
  /** The preface and the chapters, a paragraph a line; the tables are not among them. */
  text: string
  /** null for a report that was published elsewhere on a day that nobody has told. */
  publishedOn: Day | null
}

type Listener = (tx: Tx, report: PublicReport) => Promise<void>

const registered = new WeakMap<object, Listener[]>()

/** Called once by a feature when it is mounted: it is told of every report in the transaction that makes it public. */
export function registerReportListener(platform: Pick<Platform, 'database'>, listener: Listener): void {
  registered.set(platform.database, [...(registered.get(platform.database) ?? []), listener])
}

export async function tellReportPublic(
  platform: Pick<Platform, 'database'>,
  tx: Tx,
  content: Content,
  publishedOn: Day | null,
): Promise<void> {
  for (const listener of registered.get(platform.database) ?? []) await listener(tx, inWords(content, publishedOn))
}

export function inWords({ organId, organName, year, title, preface, chapters }: Content, publishedOn: Day | null): PublicReport {
  const lines = chapters.flatMap((chapter) => [chapter.title, ...plainText(chapter.paragraphs)])
  return { organId, organName, year, title, text: [...preface, ...lines].join('\n'), publishedOn }
}
