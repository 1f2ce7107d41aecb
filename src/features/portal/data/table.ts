/** A list as data: the same columns as CSV, as a workbook, as JSON, and in the dictionary that explains them. */
export interface DataTable {
  /** Of the list, for the file's name and the workbook's sheet. */
  title: string
  fields: readonly Field[]
  rows: Row[]
  /** `hou` of the file with those after these; null: this was all. */
  next: string | null
}

/** What stands in a column: its name in JSON, its head in tables, what it means. */
export interface Field {
  name: string
  head: string
  about: string
  width: number
}

/** By field name; null: not known. */
export type Row = Record<string, string | number | null>

/** Which part of a list is asked for. */
export interface Part {
  year?: number
  after?: string
}
