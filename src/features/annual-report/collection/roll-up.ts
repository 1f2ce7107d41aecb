import { type CellPath, type Cells, cellPaths, type Layout } from '../../../../law/annual-report/cells.js'
import type { SparseCells } from '../making/events.js'

/** One line of a sum: what a unit, or the organ's own office, adds to a cell. */
interface Share {
  /** null: the organ itself. */
  unitId: string | null
  value: number
}

export interface RolledUp {
  /** Own figures and contributions together. Blank only where nobody said anything. */
  cells: Cells
  /** Who adds to a cell and how much; zeros left out. */
  sharesOf(path: CellPath): Share[]
}

/** Money counts in ten-thousandths, so that no sum depends on its order. */
const UNITS = 10_000

/** The cells of a unit as it hands them over: zeros are implied, blanks are named. */
export function toSparse(cells: Cells, layout: Layout): SparseCells {
  const sparse: SparseCells = { layout, filled: {}, blank: [] }
  for (const path of cellPaths(layout)) {
    const value = cells[path] ?? null
    if (value === null) sparse.blank.push(path)
    else if (value !== 0) sparse.filled[path] = value
  }
  return sparse
}

/**
 * Own figures plus the contributions of all units, cell by cell. A unit of another layout adds the cells that both have.
 * A cell is blank only when the organ and every unit left it blank: a blank beside a number counts as nothing.
 */
export function rollUp(own: Cells, units: ReadonlyMap<string, SparseCells>, layout: Layout): RolledUp {
  const paths = cellPaths(layout)
  const index = new Map(paths.map((path, at) => [path, at]))
  const sums = new Float64Array(paths.length)
  const said = new Float64Array(paths.length)
  for (const path of paths) {
    const value = own[path] ?? null
    if (value !== null) add(path, value)
  }
  let whole = 0
  for (const { layout: unitLayout, filled, blank } of units.values()) {
    if (unitLayout === layout) {
      whole++
      for (const path of blank) bump(path, -1)
    } else {
      for (const path of cellPaths(unitLayout)) bump(path, blank.includes(path) ? 0 : 1)
    }
    for (const path in filled) sumUp(path, filled[path] ?? 0)
  }

  function bump(path: CellPath, by: number): void {
    const at = index.get(path)
    if (at !== undefined) said[at] = (said[at] ?? 0) + by
  }
  function sumUp(path: CellPath, value: number): void {
    const at = index.get(path)
    if (at !== undefined) sums[at] = (sums[at] ?? 0) + Math.round(value * UNITS)
  }
  function add(path: CellPath, value: number): void {
    bump(path, 1)
    sumUp(path, value)
  }

  const cells: Cells = {}
  paths.forEach((path, at) => {
    cells[path] = (said[at] ?? 0) + whole > 0 ? (sums[at] ?? 0) / UNITS : null
  })
  return { cells, sharesOf: (path) => shares(path, own, units) }
}

function shares(path: CellPath, own: Cells, units: ReadonlyMap<string, SparseCells>): Share[] {
  const found: Share[] = []
  const mine = own[path] ?? 0
  if (mine !== 0) found.push({ unitId: null, value: mine })
  for (const [unitId, { filled }] of units) {
    const value = filled[path]
    if (value !== undefined) found.push({ unitId, value })
  }
  return found
}
