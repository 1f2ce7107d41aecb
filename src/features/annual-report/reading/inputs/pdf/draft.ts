import type { Place } from '../../../../../../law/annual-report/report.js'
import type { Line } from './lines.js'
import type { Region } from './tables.js'

/** A cell of a table that may still be joined with what stands on the next page. */
export interface DraftCell extends Region {
  text: string
  place: Place
}

/** A table as found on one page, or joined from several: heights then go on from page to page. */
export interface DraftTable extends Region {
  kind: 'table'
  /** Its columns are known by what stands below each other, not by lines. */
  aligned: boolean
  columns: number[]
  rows: number[]
  cells: DraftCell[]
  place: Place
}

export interface DraftLine {
  kind: 'line'
  text: string
  place: Place
  /** Where on its page it stands, in shares of the page's height. */
  height: number
}

/** What a page holds, from top to bottom. */
export interface DraftPage {
  number: number
  parts: (DraftLine | DraftTable)[]
  /** Columns of a table without lines that runs to the end of the page, and may go on over the next; null for none. */
  goingOn: Column[] | null
}

/** A line that knows its number on the page. */
export interface NumberedLine extends Line {
  number: number
}

/** Where texts stand over each other. */
export interface Column {
  left: number
  right: number
}
