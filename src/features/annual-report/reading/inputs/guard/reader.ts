import { readFileSync, writeSync } from 'node:fs'
import { Fault } from '../../../../../platform/errors/errors.js'
import { watchSelf } from '../../../../../platform/process/watch.js'
import { readReport } from '../../read-report.js'
import { openSource } from '../open.js'
import { refusal } from '../refusals.js'
import type { Answer } from './answer.js'
import { MEMORY_LIMIT_BYTES, TIME_LIMIT_MS } from './limits.js'

// A process of its own that reads one file: bytes on standard input, the name as argument, the answer on standard output.
const watch = watchSelf({ timeMs: TIME_LIMIT_MS, memoryBytes: MEMORY_LIMIT_BYTES })
write(JSON.stringify(await answer(readFileSync(0), process.argv[2] ?? '', process.argv[3] === 'source')))
await watch.stop()
process.exit(0)

async function answer(bytes: Buffer, name: string, sourceOnly: boolean): Promise<Answer> {
  try {
    const source = await openSource(bytes, name).catch((error: unknown) => {
      throw error instanceof Fault ? error : refusal('damaged')
    })
    return sourceOnly ? { source } : { reading: { source, report: readReport(source) } }
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
