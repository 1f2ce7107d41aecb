import { openSource } from './open.js'

/** The rows of an Excel file's visible sheets, each cell as it is shown. Throws a Fault with one sentence for a file that cannot be read. */
export async function workbookRows(bytes: Buffer): Promise<string[][]> {
  const { blocks } = await openSource(bytes, 'table.xlsx')
  return blocks.flatMap((block) =>
    block.kind === 'line' ? [block.text.split('\t')] : block.rows.map((row) => row.map((cell) => cell.text)),
  )
}
