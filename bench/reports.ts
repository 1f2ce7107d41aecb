// Reading and checking one report in a warm process, and `gongkai report check` as a whole process.
//   npx tsx bench/reports.ts [RUNS=200] [PROCESSES=11]
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { check } from '../src/features/annual-report/checking/check.js'
import { openSource } from '../src/features/annual-report/reading/inputs/open.js'
import { readReport } from '../src/features/annual-report/reading/read-report.js'
import { machine, median, table } from './machine.mjs'

const SEEDS = 'samples/seeds'
const runs = Number(process.argv[2] ?? 200)
const processes = Number(process.argv[3] ?? 11)

console.log(`${machine()}; medians of ${runs} runs in one process and of ${processes} processes\n`)
const rows: string[][] = []
for (const name of readdirSync(SEEDS).filter((file) => file.endsWith('.txt'))) {
  const bytes = readFileSync(`${SEEDS}/${name}`)
  const times: { read: number; check: number }[] = []
  for (let i = 0; i < runs; i++) {
    const began = performance.now()
    const report = readReport(await openSource(bytes, name))
    const read = performance.now()
    check(report)
    times.push({ read: read - began, check: performance.now() - read })
  }
  const whole = Array.from({ length: processes }, () => wholeProcess(`${SEEDS}/${name}`))
  rows.push([
    name.slice(0, 3),
    ...[median(times.map((t) => t.read)), median(times.map((t) => t.check)), median(times.map((t) => t.read + t.check))].map(ms),
    ms(median(whole)),
  ])
}
table(['seed', 'read', 'check', 'both, warm', 'gongkai report check, whole process'], rows)

function wholeProcess(file: string): number {
  const began = performance.now()
  const run = spawnSync('bin/gongkai', ['report', 'check', file, '--json'])
  if (run.status !== 0 && run.status !== 1) throw new Error(`${file}: exit ${run.status} ${run.stderr.toString()}`)
  return performance.now() - began
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}
