import { readFileSync, writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../../../platform/errors/errors.js'
import { readReport } from '../../read-report.js'
import { openSource } from '../open.js'
import { refusal } from '../refusals.js'
import type { Answer } from './answer.js'
import { MEMORY_LIMIT_BYTES, TIME_LIMIT_MS } from './limits.js'

// A process of its own that reads one file: bytes on standard input, the name as argument, the answer on standard output.
// It ends itself when it takes too much, also when whoever started it is gone; the watch runs beside the work, which may never pause.
const WATCH = `
const { workerData } = require('node:worker_threads')
const end = () => process.kill(process.pid, 'SIGKILL')
setTimeout(end, workerData.time)
setInterval(() => { if (process.memoryUsage.rss() > workerData.memory) end() }, 15)`

const watch = new Worker(WATCH, { eval: true, workerData: { time: TIME_LIMIT_MS, memory: MEMORY_LIMIT_BYTES } })
write(JSON.stringify(await answer(readFileSync(0), process.argv[2] ?? '')))
await watch.terminate()
process.exit(0)

async function answer(bytes: Buffer, name: string): Promise<Answer> {
  try {
    const source = await openSource(bytes, name).catch((error: unknown) => {
      throw error instanceof Fault ? error : refusal('damaged')
    })
    return { reading: { source, report: readReport(source) } }
  } catch (error) {
    if (error instanceof Fault) return { fault: { word: error.word, text: error.text, details: error.details } }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** All of it, however small the pieces that a pipe takes. */
function write(text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
