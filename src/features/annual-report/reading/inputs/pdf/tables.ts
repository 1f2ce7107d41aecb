import type { Rule, Rules } from './page.js'

/** A cell between drawn lines. */
export interface Region {
  left: number
  right: number
  top: number
  bottom: number
}

/** A table as its lines draw it. `columns` and `rows` are the edges of its grid, from left to right and top to bottom. */
export interface RuledTable extends Region {
  columns: number[]
  rows: number[]
  regions: RuledRegion[]
}

export interface RuledRegion extends Region {
  /** No line closes it above or below: the page's end may have cut it. */
  openAbove: boolean
  openBelow: boolean
}

/** How near lines must come to meet; also the width of double borders, which count as one. */
const NEAR = 4
/** How far a table's side may be longer or shorter than the lines in it. */
const SIDE = 20
/** The share of a cell's side that must be drawn to part it from the next. */
const DRAWN = 0.5
/** A box without lines in it is a table's row only when it is no higher than this; otherwise it frames text. */
const BOX = 60

/** The tables that a page's lines draw, the inner ones first. */
export function ruledTables(rules: Rules): RuledTable[] {
  return connected(rules)
    .flatMap((group) => tableOf(group) ?? [])
    .sort((a, b) => area(a) - area(b))
}

/** Lines that touch each other, directly or through others. */
function connected({ horizontal, vertical }: Rules): Rules[] {
  const groups: Rules[] = []
  const groupOf = new Map<Rule, Rules>()
  const gather = (first: Rule, kind: keyof Rules): void => {
    const group: Rules = { horizontal: [], vertical: [] }
    groups.push(group)
    const waiting: [Rule, keyof Rules][] = [[first, kind]]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [rule, its] = next
      if (groupOf.has(rule)) continue
      groupOf.set(rule, group)
      group[its].push(rule)
      const across = its === 'horizontal' ? 'vertical' : 'horizontal'
      for (const other of its === 'horizontal' ? vertical : horizontal)
        if (!groupOf.has(other) && meet(rule, other)) waiting.push([other, across])
    }
  }
  for (const rule of horizontal) if (!groupOf.has(rule)) gather(rule, 'horizontal')
  // The side of a table touches nothing where a cell beside it goes on over the whole page.
  for (const rule of vertical) if (!groupOf.has(rule)) groups.find((group) => runsAlong(rule, group.vertical))?.vertical.push(rule)
  return groups
}

function runsAlong(rule: Rule, others: Rule[]): boolean {
  const from = Math.min(...others.map((other) => other.from))
  const to = Math.max(...others.map((other) => other.to))
  return others.length > 1 && Math.abs(rule.from - from) <= SIDE && Math.abs(rule.to - to) <= SIDE
}

function meet(a: Rule, b: Rule): boolean {
  return within(b.at, a) && within(a.at, b)
}

function within(at: number, rule: Rule): boolean {
  return at >= rule.from - NEAR && at <= rule.to + NEAR
}

function tableOf({ horizontal, vertical }: Rules): RuledTable | null {
  if (horizontal.length < 2 || vertical.length < 1) return null
  const columns = edges(vertical, horizontal)
  const rows = edges(horizontal, vertical)
  const regions = regionsOf(columns, rows, { horizontal, vertical })
  const [left = 0, top = 0, right = left, bottom = top] = [columns[0], rows[0], columns.at(-1), rows.at(-1)]
  if (regions.length === 1 && bottom - top > BOX) return null
  const open = (at: number, region: Region) => !drawn(horizontal, at, region.left, region.right)
  const ruled = regions.map((region) => ({ ...region, openAbove: open(region.top, region), openBelow: open(region.bottom, region) }))
  return { columns, rows, regions: ruled, left, right, top, bottom }
}

/** Where lines of one direction stand, and where those of the other end: tables are often open at their sides. */
function edges(lines: Rule[], across: Rule[]): number[] {
  const ends = [Math.min(...across.map((rule) => rule.from)), Math.max(...across.map((rule) => rule.to))]
  const sorted = [...lines.map((rule) => rule.at), ...ends].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const at of sorted) {
    const group = groups.at(-1)
    if (group && at - (group[0] ?? at) <= NEAR) group.push(at)
    else groups.push([at])
  }
  return groups.map((group) => group.reduce((sum, at) => sum + at, 0) / group.length)
}

/** Fields of the grid that no line parts are one cell. */
function regionsOf(columns: number[], rows: number[], rules: Rules): Region[] {
  const width = columns.length - 1
  const height = rows.length - 1
  const owner = Array.from({ length: width * height }, (_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (owner[root] !== root) root = owner[root] ?? root
    return root
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const below = y + 1 < height && !drawn(rules.horizontal, rows[y + 1], columns[x], columns[x + 1])
      const beside = x + 1 < width && !drawn(rules.vertical, columns[x + 1], rows[y], rows[y + 1])
      if (below) owner[find((y + 1) * width + x)] = find(y * width + x)
      if (beside) owner[find(y * width + x + 1)] = find(y * width + x)
    }
  }
  const boxes = new Map<number, Region>()
  owner.forEach((_, i) => {
    const x = i % width
    const y = Math.floor(i / width)
    const [left = 0, right = 0, top = 0, bottom = 0] = [columns[x], columns[x + 1], rows[y], rows[y + 1]]
    const box = boxes.get(find(i))
    if (!box) boxes.set(find(i), { left, right, top, bottom })
    else
      Object.assign(box, {
        left: Math.min(box.left, left),
        right: Math.max(box.right, right),
        top: Math.min(box.top, top),
        bottom: Math.max(box.bottom, bottom),
      })
  })
  return [...boxes.values()]
}

function drawn(lines: Rule[], at = 0, from = 0, to = 0): boolean {
  let covered = 0
  for (const line of lines) if (Math.abs(line.at - at) <= NEAR) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from))
  return covered > (to - from) * DRAWN
}

function area(table: Region): number {
  return (table.right - table.left) * (table.bottom - table.top)
}
