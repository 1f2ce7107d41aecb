import { cpus, totalmem } from 'node:os'

/** One line that says what the figures were measured on. */
export function machine() {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform} ${process.arch}`
}

/** The middle value; of an even number of values the lower of the two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

/** Prints rows as a table with aligned columns. */
export function table(header, rows) {
  const all = [header, ...rows].map((row) => row.map(String))
  const widths = header.map((_, i) => Math.max(...all.map((row) => row[i].length)))
  for (const row of all) console.log(`| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`)
}
