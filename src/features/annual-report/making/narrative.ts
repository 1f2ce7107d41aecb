import type { CellPath } from '../../../../law/annual-report/cells.js'
import { evaluate, type Problem, type Scope } from './expression.js'

/** A piece of a paragraph: plain text, or a number bound to cells. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string; expression: string; cells: CellPath[]; problem: Problem | null }

/** Words that a text may name beside cells: {{year}}, {{organ}}. */
export type Words = Record<string, string>

const BOUND = /\{\{([^{}]*)\}\}/g
/** Printed where a bound number has nothing to say yet. */
const GAP = '〔　〕'

/** The paragraphs of a template, with every {{…}} replaced by what the cells say now. Empty lines make no paragraph. */
export function renderText(template: string, scope: Scope, words: Words): Piece[][] {
  return template
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => renderLine(line, scope, words))
}

/** The paragraphs as they are printed. */
export function plainText(paragraphs: readonly Piece[][]): string[] {
  return paragraphs.map((pieces) => pieces.map((piece) => piece.text).join(''))
}

function renderLine(line: string, scope: Scope, words: Words): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(BOUND)) {
    addText(pieces, line.slice(from, match.index))
    addBound(pieces, (match[1] ?? '').trim(), scope, words)
    from = match.index + match[0].length
  }
  addText(pieces, line.slice(from))
  return pieces
}

function addText(pieces: Piece[], text: string): void {
  if (text !== '') pieces.push({ kind: 'text', text })
}

function addBound(pieces: Piece[], expression: string, scope: Scope, words: Words): void {
  const word = Object.hasOwn(words, expression) ? words[expression] : undefined
  if (word !== undefined) return addText(pieces, word)
  const value = evaluate(expression, scope)
  if ('problem' in value) pieces.push({ kind: 'number', text: GAP, expression, cells: value.cells, problem: value.problem })
  else pieces.push({ kind: 'number', text: value.text, expression, cells: value.cells, problem: null })
}
