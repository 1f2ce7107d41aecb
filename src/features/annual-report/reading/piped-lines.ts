import type { Block, LineBlock, TableCell } from './source.js'

const LEAST_PIPES = 8
const MOST_LINES_A_CELL = 3
/** What ends a table where its first cell follows without a pipe in between. */
const NO_CELL = /^\s*[一二三四五六]\s*、.*(?:情况|事项)\s*$|[。：:]\s*$/

/**
 * Some converters put each cell of a table on lines of its own with a line | behind it. Makes one row of cells of each
 * such stretch, so that blank cells, | after |, are not lost; all other blocks stay as they are.
 */
export function withPipedLines(blocks: Block[]): Block[] {
  if (blocks.filter(isPipe).length < LEAST_PIPES) return blocks
  const result: Block[] = []
  let cells: TableCell[] = []
  let waiting: LineBlock[] = []
  const close = (): void => {
    const [first] = cells
    if (first) result.push({ kind: 'table', rows: [cells], place: first.place })
    result.push(...waiting)
    cells = []
    waiting = []
  }
  for (const block of blocks) {
    if (block.kind === 'table') {
      close()
      result.push(block)
    } else if (isPipe(block)) {
      const lines = cellLines(waiting)
      if (lines.length < waiting.length) {
        const before = waiting.slice(0, waiting.length - lines.length)
        waiting = []
        close()
        result.push(...before)
      }
      cells.push({ text: lines.map((line) => line.text).join('\n'), place: lines[0]?.place ?? block.place, part: 'origin' })
      waiting = []
    } else waiting.push(block)
  }
  close()
  return result
}

/** The last of some lines that can be one cell: a few, none of them a heading or a sentence but the last. */
function cellLines(lines: LineBlock[]): LineBlock[] {
  const filled = lines.filter((line) => line.text.trim() !== '')
  if (filled.length === 0) return lines
  const last = lines.indexOf(filled.at(-1) as LineBlock)
  let from = last
  for (let taken = 1; from > 0 && taken < MOST_LINES_A_CELL && !NO_CELL.test((lines[from - 1] as LineBlock).text); taken++) {
    if ((lines[from - 1] as LineBlock).text.trim() === '') break
    from--
  }
  return lines.slice(lines.slice(0, from).every((line) => line.text.trim() === '') ? 0 : from)
}

function isPipe(block: Block): boolean {
  return block.kind === 'line' && /^\s*[|｜]\s*$/.test(block.text)
}
