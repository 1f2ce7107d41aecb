import { type Cells, cellPaths } from '../law/annual-report/cells.js'
import { rollUp, toSparse } from '../src/features/annual-report/collection/roll-up.js'
import { machine, median, table } from './machine.mjs'

/* Rolls 10,000 units of 200 cells up into one report: contributions as they come from the ledger, sums, and the shares behind ten cells. */

const UNITS = 10_000
const RUNS = 9
const paths = cellPaths('2021')
const texts = Array.from({ length: UNITS }, (_, unit) => {
  const cells: Cells = Object.fromEntries(paths.map((path, i) => [path, (unit * 31 + i * 17) % 5 === 0 ? (unit + i) % 90 : 0]))
  return JSON.stringify(toSparse(cells, '2021'))
})

const parse: number[] = []
const sums: number[] = []
const shares: number[] = []
for (let run = 0; run < RUNS; run += 1) {
  const began = performance.now()
  const units = new Map(texts.map((text, unit) => [`unit-${unit}`, JSON.parse(text) as ReturnType<typeof toSparse>]))
  const parsed = performance.now()
  const rolled = rollUp({}, units, '2021')
  const summed = performance.now()
  for (const path of paths.slice(0, 10)) rolled.sharesOf(path)
  parse.push(parsed - began)
  sums.push(summed - parsed)
  shares.push(performance.now() - summed)
}

const ms = (values: number[]) => `${median(values).toFixed(0)} ms`
table(
  [`rolling up ${UNITS} units, median of ${RUNS}`, 'time'],
  [
    ['contributions from their stored text', ms(parse)],
    ['sums of 200 cells', ms(sums)],
    ['shares behind ten cells', ms(shares)],
    ['whole', ms(parse.map((time, i) => time + (sums[i] ?? 0) + (shares[i] ?? 0)))],
  ],
)
console.log(machine())
