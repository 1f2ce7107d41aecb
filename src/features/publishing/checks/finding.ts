import { createHash } from 'node:crypto'
import type { Attachment, Content } from '../../../../api/publishing-content.js'
import type { Calendar } from '../../../../law/calendar/calendar.js'
import type { Day } from '../../../../law/day.js'
import type { DocumentId } from '../id.js'
import type { Reading } from '../reading/reading.js'
import type { DocumentRow } from '../store/tables.js'

/** blocks; wants a reason; only a hint */
export type Severity = 'block' | 'reason' | 'hint'
export type Remedy = 'mask' | 'remove-column' | 'remove-hidden' | 'clean-properties'

/** Something that a check found. */
export interface Found {
  severity: Severity
  /** 正文, 标题, 元数据, or the attachment's name. */
  where: string
  file?: string
  /** Tells findings of one check apart while the text stays the same. */
  key: string
  message: string
  article?: string
  count?: number
  /** Masked. */
  samples?: string[]
  remedies?: Remedy[]
}

export interface Finding extends Required<Omit<Found, 'file' | 'article' | 'key'>> {
  id: string
  check: string
  file: string | null
  article: string | null
}

/** Everything that checks look at. */
export interface Checking {
  siteId: string
  id: DocumentId
  content: Content
  /** The words of the body. */
  text: string
  attachments: { attachment: Attachment; size: number; reading: Reading }[]
  today: Day
  calendar: Calendar
  /** On its first way to the public: art. 26 counts to there. */
  isFirst: boolean
  words: { word: string; kind: Severity; advice: string }[]
  /** What the text's own links and relations lead to. */
  linked: ReadonlyMap<DocumentId, DocumentRow>
  /** Public documents with the same title or number, or with much the same text. */
  alike: { id: DocumentId; title: string; why: 'title' | 'number' | 'text'; likeness: number }[]
}

/** One check: its name for people, and what it finds. */
export interface Check {
  name: string
  title: string
  find(on: Checking): Found[]
}

/** A finding under the id that it keeps while the text stays as it is. */
export function findingOf(check: Check, found: Found): Finding {
  const mark = createHash('sha256')
    .update(JSON.stringify([found.where, found.file ?? null, found.key]))
    .digest('hex')
    .slice(0, 12)
  return {
    id: `${check.name}:${mark}`,
    check: check.title,
    severity: found.severity,
    where: found.where,
    file: found.file ?? null,
    message: found.message,
    article: found.article ?? null,
    count: found.count ?? 1,
    samples: found.samples ?? [],
    remedies: found.remedies ?? [],
  }
}
