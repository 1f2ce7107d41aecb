/** The rows of a CSV file (RFC 4180); also with tabs or semicolons between, as spreadsheets in other settings write it. */
export function readCsv(text: string): string[][] {
  const given = text.replace(/^\ufeff/, '')
  const between = separatorOf(given.slice(0, given.indexOf('\n') + 1 || undefined))
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < given.length; at += 1) {
    const sign = given[at] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (given[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === between) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && given[at + 1] === '\n') at += 1
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

function separatorOf(line: string): string {
  const counted = [',', '\t', ';'].map((sign) => [sign, line.split(sign).length] as const)
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
