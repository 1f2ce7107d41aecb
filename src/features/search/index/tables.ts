import type { ColumnType } from 'kysely'
import type { Day } from '../../../../law/day.js'

export interface SearchDocumentTable {
  site_id: string
  id: string
  kind: string
  title: string
  folded_title: string
  href: string
  organ_id: string
  organ_name: string
  document_no: string | null
  topic: string | null
  genre: string | null
  year: number | null
  published_on: Day | null
  validity: string | null
  /** Whether it may be relied on today: what is repealed or has expired comes after all that holds. */
  holds: boolean
  interpreted: boolean
  /** The ten days it was published in: 2021-09-2; `old` where the day is not known. */
  block: string
  words: ColumnType<string, never, never>
}
interface SearchTextTable {
  site_id: string
  id: string
  n: number
  /** Of the attachment; null for the document itself. */
  name: string | null
  href: string | null
  text: string
}
interface SearchBlockTable {
  site_id: string
  holds: boolean
  block: string
  documents: number
}
interface SearchTermTable {
  site_id: string
  term: string
  sound: string
  documents: number
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    search_document: SearchDocumentTable
    search_text: SearchTextTable
    search_block: SearchBlockTable
    search_term: SearchTermTable
  }
}
