import {
  APPLICANT_COLUMNS,
  type CellPath,
  TABLE2,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table2Path,
  table3Path,
  table3Rows,
  table4Path,
} from '../../../../law/annual-report/cells.js'

const LABELS = new Map<CellPath, string>()

for (const layout of ['2019', '2021'] as const) {
  for (const block of TABLE2[layout])
    for (const row of block.rows)
      for (const column of block.columns) put(table2Path(row.key, column.key), `表二“${row.label}·${column.label}”`)
  for (const row of table3Rows(layout))
    for (const column of APPLICANT_COLUMNS) put(table3Path(row.key, column.key), `表三“${row.group ?? ''}${row.label}·${column.label}”`)
}
for (const group of TABLE4_GROUPS)
  for (const result of TABLE4_RESULTS) put(table4Path(group.key, result.key), `表四“${group.label}·${result.label}”`)

/** How a clerk calls a cell: 表三“一、本年新收政府信息公开申请数量·自然人”. */
export function cellLabel(path: CellPath): string {
  return LABELS.get(path) ?? path
}

/** The label of table 3's row alone: （三）不予公开1.属于国家秘密. */
export function rowLabel(key: string): string {
  for (const layout of ['2021', '2019'] as const) {
    const row = table3Rows(layout).find((candidate) => candidate.key === key)
    if (row) return `${row.group ?? ''}${row.label}`
  }
  return key
}

function put(path: CellPath, label: string): void {
  if (!LABELS.has(path)) LABELS.set(path, label)
}
