import type { Place } from '../../../../../../law/annual-report/report.js'

/** What stands in a web page or Word file, before tables that only lay out are told from tables that say something. */
export type Flow = FlowText | FlowTable

export interface FlowText {
  kind: 'text'
  text: string
  place: Place
}

export interface FlowTable {
  kind: 'table'
  rows: FlowCell[][]
  place: Place
}

export interface FlowCell {
  colSpan: number
  rowSpan: number
  place: Place
  content: Flow[]
}

/** All the text in a flow, tables' too. */
export function textOf(flow: Flow[]): string {
  return flow.map((part) => (part.kind === 'text' ? part.text : tableText(part))).join('\n')
}

export function tableText(table: FlowTable): string {
  return table.rows.map((row) => row.map((cell) => textOf(cell.content)).join('\t')).join('\n')
}
