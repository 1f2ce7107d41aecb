import { readFileSync, writeSync } from 'node:fs'
import { watchSelf } from '../../../../platform/process/watch.js'
import { packed, unpacked } from './frame.js'
import { MEMORY_LIMIT_BYTES, TIME_LIMIT_MS } from './limits.js'
import { type Answer, perform, type Task } from './task.js'
import { Trouble } from './trouble.js'

// A process of its own that does one task with one file: both on standard input, the answer on standard output.
const watch = watchSelf({ timeMs: TIME_LIMIT_MS, memoryBytes: MEMORY_LIMIT_BYTES })
const input = unpacked(readFileSync(0))
const { answer, bytes } = input
  ? await answered(input.head as Task, input.bytes)
  : { answer: { failed: 'no task' }, bytes: Buffer.alloc(0) }
const output = packed(answer, bytes)
for (let at = 0; at < output.length; ) {
  try {
    at += writeSync(1, output, at)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
  }
}
await watch.stop()
process.exit(0)

async function answered(task: Task, file: Buffer): Promise<{ answer: Answer; bytes: Buffer }> {
  try {
    return await perform(task, file)
  } catch (error) {
    const answer =
      error instanceof Trouble
        ? { trouble: error.code }
        : { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    return { answer, bytes: Buffer.alloc(0) }
  }
}
