// From running the built program to the first page served: the first time on an empty folder, and later times.
//   node bench/start.mjs [ROUNDS=3]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, median, table } from './machine.mjs'

const PORT = 8193
const rounds = Number(process.argv[2] ?? 3)
const firsts = []
const laters = []
for (let i = 0; i < rounds; i++) {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-start-'))
  firsts.push(await run(data))
  laters.push(await run(data))
  rmSync(data, { recursive: true, force: true })
}
console.log(`${machine()}; medians of ${rounds}\n`)
table(
  ['start', 'first page after', 'memory 5 s later', 'stop after SIGTERM'],
  [
    ['first', ...row(firsts)],
    ['later', ...row(laters)],
  ],
)

async function run(data) {
  const began = performance.now()
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(PORT), GONGKAI_DATA: data }
  const server = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  while (
    !(await fetch(`http://127.0.0.1:${PORT}/`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 20))
  const page = performance.now() - began
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024
  const stopping = performance.now()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.on('exit', resolve))
  return { page, memory, stop: performance.now() - stopping }
}

function row(runs) {
  return [
    `${(median(runs.map((r) => r.page)) / 1000).toFixed(1)} s`,
    `${Math.round(median(runs.map((r) => r.memory)))} MB`,
    `${(median(runs.map((r) => r.stop)) / 1000).toFixed(1)} s`,
  ]
}
