/** A part of a file with its words: the text of a document, a sheet, the properties. */
export interface ReadPart {
  /** 正文, 页眉页脚, 批注, 文档属性, 工作表“名单” … */
  place: string
  text: string
  /** Readers of the file do not see it: a hidden sheet, row or column, a comment, a property. */
  hidden: boolean
  /** Of a sheet, where every value stands. */
  cells?: ReadCell[]
}

export interface ReadCell {
  /** `D` and 7 */
  column: string
  row: number
  text: string
  hidden: boolean
}

/** What could be read in a file. */
export interface Reading {
  kind: 'docx' | 'xlsx' | 'pdf' | 'text' | 'picture' | 'other'
  parts: ReadPart[]
  /** A PDF or picture without words: nobody can search it or have it read aloud. */
  wordless: boolean
  /** Locked by a password, or damaged. */
  unreadable: boolean
}

export const NOTHING_READ: Reading = { kind: 'other', parts: [], wordless: false, unreadable: false }
