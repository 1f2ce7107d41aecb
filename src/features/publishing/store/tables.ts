import type { Selectable } from 'kysely'
import type { Instrument, RelationKind, Validity } from '../../../../api/publishing-content.js'
import type { Day } from '../../../../law/day.js'
import type { DocumentState, Origin, ReviewStep, Stage } from '../document/events.js'

export interface DocumentTable {
  site_id: string
  id: string
  organ_id: string
  column_id: string
  life: Exclude<DocumentState['life'], 'none'>
  /** Of the version on its way; null when there is none. */
  stage: Stage | null
  step: ReviewStep | null
  secrecy_open: boolean
  work_no: number | null
  work_title: string | null
  author: string | null
  returned: boolean
  scheduled_at: Date | null
  restoring: boolean
  /** Version that the public sees, or would see. */
  public_no: number | null
  /** Of the public version; of the first draft until there is one. */
  title: string
  instrument: Instrument
  origin: Origin
  index_no: string | null
  document_no: string | null
  issuer: string | null
  topic: string | null
  genre: string | null
  year: number | null
  signed_on: Day | null
  published_on: Day | null
  first_on: Day | null
  validity: Validity
  ended_on: Day | null
  effective_on: Day | null
  expires_on: Day | null
  catalog_item: string | null
  forced: number
  late: boolean
  sort_on: Day
  touched_at: Date
  version: number
}

interface PlacementTable {
  site_id: string
  column_id: string
  document_id: string
  /** The column itself, not one above it. */
  direct: boolean
  sort_on: Day
  year: number | null
  validity: Validity
  expires_on: Day | null
}
interface ColumnTable {
  site_id: string
  id: string
  organ_id: string
  name: string
  kind: string
  rank: number
  href: string | null
  lead: string | null
  freshness_days: number | null
  min_items: number
  review_steps: string
  hidden: boolean
}
interface ColumnCountTable {
  site_id: string
  column_id: string
  shown: number
  newest: Day | null
}
export interface ContentTable {
  site_id: string
  document_id: string
  no: number
  revision: number
  content: string
  sealed: boolean
  sha256: string
  authors: string
  frozen: boolean
  saved_by: string
  saved_name: string
  saved_at: Date
}
interface RelationTable {
  site_id: string
  from_id: string
  kind: RelationKind
  to_id: string
}
interface CommentTable {
  site_id: string
  document_id: string
  n: number
  no: number
  by_user: string
  by_name: string
  at: Date
  text: string
}
interface NumberTable {
  site_id: string
  series: string
  last: number
}
interface WordTable {
  site_id: string
  word: string
  kind: string
  advice: string
}
interface SignTable {
  site_id: string
  sign: number
  document_id: string
}
interface SettingTable {
  site_id: string
  settings: string
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    publish_document: DocumentTable
    publish_placement: PlacementTable
    publish_column: ColumnTable
    publish_column_count: ColumnCountTable
    publish_content: ContentTable
    publish_relation: RelationTable
    publish_comment: CommentTable
    publish_number: NumberTable
    publish_word: WordTable
    publish_setting: SettingTable
    publish_sign: SignTable
  }
}

export type DocumentRow = Selectable<DocumentTable>
export type ColumnRow = Selectable<ColumnTable>
