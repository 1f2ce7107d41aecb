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

it('draws each part of a mixed report in its own layout', () => {
  const tables = formTables('mixed', { '第二十条第（一）项': '2019', '第二十条第（九）项': '2019', table3: '2021' })
  const paths = tables.flatMap((table) => table.rows.flatMap((row) => row.flatMap((box) => (box.path ? [box.path] : []))))
  expect(paths).toContain('table2.rules.made')
  expect(paths).toContain('table2.fees.amountWan')
  expect(paths).toContain('table2.procurement.amount')
  expect(paths).toContain('table3.otherMisc.total')
  for (const table of tables) expect(grid(table).flat().every(Boolean), table.key).toBe(true)
})
