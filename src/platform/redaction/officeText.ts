/** What stands in a Word or Excel file, in reading order. */
export interface OfficeText {
  blocks: ({ kind: 'line'; text: string } | { kind: 'table'; rows: { text: string; part: 'origin' | 'continuation' }[][] })[]
}
