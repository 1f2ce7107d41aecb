import type { Block, LineBlock, TableCell } from './source.js'

const LEAST_PIPES = 8
const MOST_LINES_A_CELL = 3
/** At most one cell, with nothing behind it but pipes. */
const ONE_CELL = /^([^|｜]*)((?:[|｜]\s*)+)$/
/** What ends a table where its first cell follows without a pipe in between. */
const NO_CELL = /^\s*[一二三四五六]\s*、.*(?:情况|事项)\s*$|[。：:]\s*$/

/**
 * Some converters put each cell of a table on lines of its own with a | behind it, there or on the next line. Makes one
 * row of cells of each such stretch, so that blank cells, | after |, are not lost; all other blocks stay as they are.
 */
export function withPipedLines(blocks: Block[]): Block[] {
  const withPipes = blocks.filter((block) => block.kind === 'line' && /[|｜]/.test(block.text))
  const single = withPipes.filter((block) => block.kind === 'line' && ONE_CELL.test(block.text))
  if (single.length < LEAST_PIPES || single.length < 0.8 * withPipes.length) return blocks
  const gatherer = new Gatherer()
  for (const block of blocks) {
    const match = block.kind === 'line' ? ONE_CELL.exec(block.text) : null
    if (block.kind === 'table') gatherer.pass(block)
    else if (!match) gatherer.text(block)
    else {
      if (match[1]?.trim()) gatherer.text({ ...block, text: match[1] })
      for (const char of match[2] ?? '') if (/[|｜]/.test(char)) gatherer.pipe(block)
    }
  }
  gatherer.close()
  return gatherer.blocks
}

class Gatherer {
  readonly blocks: Block[] = []
  private cells: TableCell[] = []
  private waiting: LineBlock[] = []

  text(line: LineBlock): void {
    this.waiting.push(line)
  }

  pass(block: Block): void {
    this.close()
    this.blocks.push(block)
  }

  /** The waiting lines, or the last of them, are a cell; those before are text, and end the row. */
  pipe(at: LineBlock): void {
    const lines = cellLines(this.waiting)
    if (lines.length < this.waiting.length) {
      const before = this.waiting.slice(0, this.waiting.length - lines.length)
      this.waiting = []
      this.close()
      this.blocks.push(...before)
    }
    this.cells.push({ text: lines.map((line) => line.text).join('\n'), place: lines[0]?.place ?? at.place, part: 'origin' })
    this.waiting = []
  }

  close(): void {
    const [first] = this.cells
    if (first) this.blocks.push({ kind: 'table', rows: [this.cells], place: first.place })
    this.blocks.push(...this.waiting)
    this.cells = []
    this.waiting = []
  }
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
