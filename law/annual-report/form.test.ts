import { describe, expect, it } from 'vitest'
import { cellPaths, type Layout } from './cells.js'
import { cellName, type FormTable, formTables } from './form.js'

/** Lays the merged boxes out on a grid, as a browser does; throws where two overlap. */
function grid(table: FormTable): boolean[][] {
  const taken = table.rows.map(() => Array.from({ length: table.columnCount }, () => false))
  table.rows.forEach((row, y) => {
    let x = 0
    for (const box of row) {
      while (taken[y]?.[x]) x++
      for (let dy = 0; dy < box.rowSpan; dy++)
        for (let dx = 0; dx < box.colSpan; dx++) {
          const line = taken[y + dy]
          if (!line || line[x + dx] !== false) throw new Error(`${table.key} row ${y}: ${box.text} does not fit`)
          line[x + dx] = true
        }
    }
  })
  return taken
}

describe.each<Layout>(['2019', '2021'])('the official form of layout %s', (layout) => {
  it('fills its grid with no gap and no overlap', () => {
    for (const table of formTables(layout)) expect(grid(table).flat().every(Boolean), table.key).toBe(true)
  })

  it('has every cell of the layout once, in order', () => {
    const paths = formTables(layout).flatMap((table) => table.rows.flatMap((row) => row.flatMap((box) => (box.path ? [box.path] : []))))
    expect(paths).toEqual(cellPaths(layout))
  })

  it('names every cell differently', () => {
    const names = cellPaths(layout).map((path) => cellName(path, layout))
    expect(new Set(names).size).toBe(names.length)
  })
})
