import type { ImportKind, ImportOutcome, ImportState } from '../../../../api/importing.js'

interface RunTable {
  site_id: string
  organ_id: string
  id: string
  kind: ImportKind
  name: string
  /** The archive, table or list of addresses as it was handed in. */
  file_id: string | null
  /** Of a table: the archive of its pages. */
  archive_id: string | null
  /** On the server's own disk, named by its operator. */
  folder: string | null
  mapping: string
  state: ImportState
  started_by: string
  started_name: string
  started_at: Date
  finished_at: Date | null
  trouble: string | null
}
export type RunRow = RunTable

interface RowTable {
  site_id: string
  run_id: string
  n: number
  /** Path in the archive, number of the row, or address. */
  place: string
  title: string
  /** Host and path where it stood, and what it says: to know doubles within one source. */
  old_key: string | null
  words: string | null
  tried: ImportOutcome | null
  tried_reason: string
  taken: ImportOutcome | null
  reason: string
  document_id: string | null
}
export type ItemRow = RowTable

interface OriginTable {
  site_id: string
  /** `/art/12.html?id=3`, as oldKey writes it; `#…` for what had no address. */
  path: string
  /** `www.old.gov.cn`, or empty. */
  host: string
  document_id: string
  /** Of all that was taken. */
  fingerprint: string
  /** Of title, day and text alone. */
  words: string
}
export type OriginRow = OriginTable

declare module '../../../platform/db/database.js' {
  interface Schema {
    import_run: RunTable
    import_row: RowTable
    import_origin: OriginTable
  }
}
