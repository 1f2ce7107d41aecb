import { runAside } from '../../process/aside.js'
import { HEAP_LIMIT_MB, MEMORY_LIMIT_BYTES, MOST_ANSWER_BYTES, TIME_LIMIT_MS } from './limits.js'
import type { Answer, Task } from './task.js'
import { trouble } from './trouble.js'

type Done = Exclude<Answer, { trouble: unknown } | { failed: unknown }>

/** Does a task in a process of its own; one that takes too long or too much is ended. Throws trouble. */
export async function run(task: Task, bytes: Buffer): Promise<{ answer: Done; bytes: Buffer }> {
  const piece = await runAside(CHILD, { head: task, bytes }, LIMITS)
  // What draws pictures breaks down over those that are cut off.
  if (!piece) throw trouble('kind' in task && (task.kind === 'png' || task.kind === 'jpg') ? 'damaged' : 'too-complex')
  const answer = piece.head as Answer
  if ('trouble' in answer) throw trouble(answer.trouble)
  if ('failed' in answer) throw new Error(`the file could not be dealt with: ${answer.failed}`)
  return { answer, bytes: piece.bytes }
}

const LIMITS = { timeMs: TIME_LIMIT_MS, memoryBytes: MEMORY_LIMIT_BYTES, heapMb: HEAP_LIMIT_MB, answerBytes: MOST_ANSWER_BYTES }
const CHILD = new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url)
