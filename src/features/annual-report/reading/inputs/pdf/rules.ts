import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { apply, type Matrix, times } from './matrix.js'
import type { Rule, Rules } from './page.js'

/** How thick a filled box may be to be a drawn line. */
const THICKNESS = 3
/** How far two pieces of one line may be apart: dotted borders, corners. */
const GAP = 3
/** How far off each other two lines count as one. */
const SAME = 1.2
const SHORTEST = 5

/** What pdf.js says that a page draws. */
export interface Drawing {
  fnArray: number[]
  argsArray: unknown[]
}

/** The straight lines across and down that a page draws, thin filled boxes among them; what belongs together is joined. */
export function rulesOf(drawing: Drawing, toPage: Matrix): Rules {
  const found: Rules = { horizontal: [], vertical: [] }
  const dots: Dot[] = []
  let matrix = toPage
  const saved: Matrix[] = []
  drawing.fnArray.forEach((operator, i) => {
    const args = drawing.argsArray[i] as unknown[]
    if (operator === OPS.save) saved.push(matrix)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (operator === OPS.transform) matrix = times(matrix, args as Matrix)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix)
      if (Array.isArray(args[0])) matrix = times(matrix, args[0] as Matrix)
    } else if (operator === OPS.constructPath) addPath(found, dots, args, matrix)
  })
  const horizontal = joined([...found.horizontal, ...dotted(dots.map((dot) => dot.across))])
  const vertical = joined([...found.vertical, ...dotted(dots.map((dot) => dot.down))])
  return { horizontal, vertical }
}

/** A dot of a dotted border, which may be part of a line across or down. */
interface Dot {
  across: Rule
  down: Rule
}

const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])
const FILLS = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])

function addPath(found: Rules, dots: Dot[], args: unknown[], matrix: Matrix): void {
  const [paint, [data]] = args as [number, [ArrayLike<number> | null]]
  if (!data || (!STROKES.has(paint) && !FILLS.has(paint))) return
  for (const points of subpaths(data, matrix)) {
    if (STROKES.has(paint)) for (let i = 1; i < points.length; i += 1) addLine(found, points[i - 1] as Point, points[i] as Point)
    else addBox(found, dots, points)
  }
}

type Point = [number, number]

/** The points of each part of a path, in page coordinates; curves give only their ends. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const ARGUMENTS = [2, 2, 6, 4, 0]
  const paths: Point[][] = []
  for (let i = 0; i < data.length; ) {
    const kind = data[i] ?? 4
    const size = ARGUMENTS[kind] ?? 0
    const open = paths.at(-1)
    if (kind === 4 && open?.[0]) open.push(open[0])
    else if (size > 0) {
      const point = apply(matrix, data[i + size - 1] ?? 0, data[i + size] ?? 0)
      if (kind === 0 || !open) paths.push([point])
      else open.push(point)
    }
    i += 1 + size
  }
  return paths
}

function addLine(found: Rules, [x1, y1]: Point, [x2, y2]: Point): void {
  if (Math.abs(y1 - y2) < 0.5) found.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
  else if (Math.abs(x1 - x2) < 0.5) found.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
}

function addBox(found: Rules, dots: Dot[], points: Point[]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const across = { at: (top + bottom) / 2, from: left, to: right }
  const down = { at: (left + right) / 2, from: top, to: bottom }
  if (bottom - top <= THICKNESS && right - left <= THICKNESS) dots.push({ across, down })
  else if (bottom - top <= THICKNESS) found.horizontal.push(across)
  else if (right - left <= THICKNESS) found.vertical.push(down)
}

/** Lines that dots make which stand exactly in one row or column; a dot at a corner belongs to both. */
function dotted(dots: Rule[]): Rule[] {
  const rows = new Map<number, Rule[]>()
  for (const dot of dots) {
    const key = Math.round(dot.at * 5)
    const row = rows.get(key)
    if (row) row.push(dot)
    else rows.set(key, [dot])
  }
  return [...rows.values()].flatMap(joinedOnLine).filter((rule) => rule.to - rule.from >= SHORTEST)
}

/** Pieces on one line become one; what stays too short to be a border is left out. */
function joined(rules: Rule[]): Rule[] {
  const lines: Rule[][] = []
  for (const rule of rules.sort((a, b) => a.at - b.at)) {
    const line = lines.at(-1)
    if (line?.[0] && rule.at - line[0].at <= SAME) line.push(rule)
    else lines.push([rule])
  }
  return lines.flatMap(joinedOnLine).filter((rule) => rule.to - rule.from >= SHORTEST)
}

function joinedOnLine(line: Rule[]): Rule[] {
  const at = line.reduce((sum, rule) => sum + rule.at, 0) / line.length
  const result: Rule[] = []
  for (const rule of line.sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && rule.from - last.to <= GAP) last.to = Math.max(last.to, rule.to)
    else result.push({ at, from: rule.from, to: rule.to })
  }
  return result
}
