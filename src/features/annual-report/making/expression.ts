import type { CellPath } from '../../../../law/annual-report/cells.js'

/** What a number of the text may draw on. Undefined: the report has no such cell. null: it is blank. */
export interface Scope {
  cell: (path: CellPath) => number | null | undefined
  /** The same cell of the year before. Undefined also when there is no report of that year. */
  last: (path: CellPath) => number | null | undefined
}

export type Problem = 'syntax' | 'unknown-cell' | 'blank-cell' | 'no-last-year' | 'division-by-zero'

/** The value of an expression: a number, or the words that a function makes of one. */
export type Value = { text: string; cells: CellPath[] } | { problem: Problem; cells: CellPath[] }

class Broken extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
  }
}

type Part = number | string

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*|\.\d+)*)|([-+*/(),]))/y

/**
 * Evaluates what stands between the braces: cells (`table3.newReceived.total`), the same of last year (`last.table3…`), numbers,
 * + - * / and brackets, and three functions: `percent(part, whole)` → 62.5%, `change(now, before)` → 增加3 / 减少2 / 持平,
 * `rate(now, before)` → 增长50% / 下降20% / 持平. Never throws: what is wrong is a problem.
 */
export function evaluate(expression: string, scope: Scope): Value {
  const cells: CellPath[] = []
  try {
    const parser = new Parser(tokens(expression), scope, cells)
    const value = parser.whole()
    return { text: typeof value === 'string' ? value : print(value), cells }
  } catch (error) {
    if (error instanceof Broken) return { problem: error.problem, cells }
    throw error
  }
}

function tokens(expression: string): Part[] {
  const found: Part[] = []
  TOKEN.lastIndex = 0
  const text = expression.trimEnd()
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) throw new Broken('syntax')
    found.push(match[1] !== undefined ? Number(match[1]) : (match[2] ?? match[3] ?? ''))
  }
  return found
}

class Parser {
  private at = 0
  constructor(
    private readonly parts: Part[],
    private readonly scope: Scope,
    private readonly cells: CellPath[],
  ) {}

  whole(): Part {
    const name = this.parts[0]
    const value = typeof name === 'string' && Object.hasOwn(WORDS, name) && this.parts[1] === '(' ? this.words(name) : this.sum()
    if (this.at < this.parts.length) throw new Broken('syntax')
    return value
  }

  private words(name: string): string {
    this.at = 2
    const first = this.sum()
    this.take(',')
    const second = this.sum()
    this.take(')')
    return WORDS[name]?.(first, second) ?? ''
  }

  private sum(): number {
    let value = this.product()
    while (this.parts[this.at] === '+' || this.parts[this.at] === '-') {
      const sign = this.parts[this.at++] === '+' ? 1 : -1
      value += sign * this.product()
    }
    return value
  }

  private product(): number {
    let value = this.factor()
    while (this.parts[this.at] === '*' || this.parts[this.at] === '/') {
      const multiply = this.parts[this.at++] === '*'
      const by = this.factor()
      if (!multiply && by === 0) throw new Broken('division-by-zero')
      value = multiply ? value * by : value / by
    }
    return value
  }

  private factor(): number {
    const part = this.parts[this.at++]
    if (typeof part === 'number') return part
    if (part === '-') return -this.factor()
    if (part === '(') {
      const value = this.sum()
      this.take(')')
      return value
    }
    if (part === undefined || !/^[A-Za-z]/.test(part)) throw new Broken('syntax')
    return this.cell(part)
  }

  private cell(name: string): number {
    const isLast = name.startsWith('last.')
    const path = isLast ? name.slice('last.'.length) : name
    const value = isLast ? this.scope.last(path) : this.scope.cell(path)
    if (!isLast) this.cells.push(path)
    if (value === undefined) throw new Broken(isLast ? 'no-last-year' : 'unknown-cell')
    if (value === null) throw new Broken('blank-cell')
    return value
  }

  private take(sign: string): void {
    if (this.parts[this.at++] !== sign) throw new Broken('syntax')
  }
}

const WORDS: Record<string, (first: number, second: number) => string> = {
  percent: (part, whole) => `${print(ratio(part, whole), 2)}%`,
  change: (now, before) => (now === before ? '持平' : `${now > before ? '增加' : '减少'}${print(Math.abs(now - before))}`),
  rate: (now, before) => (now === before ? '持平' : `${now > before ? '增长' : '下降'}${print(Math.abs(ratio(now - before, before)), 2)}%`),
}

function ratio(part: number, whole: number): number {
  if (whole === 0) throw new Broken('division-by-zero')
  return (part / whole) * 100
}

function print(value: number, digits = 4): string {
  return String(Number(value.toFixed(digits)))
}
