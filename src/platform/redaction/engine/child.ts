import { serveAside } from '../../process/aside.js'
import { type Answer, perform, type Task } from './task.js'
import { Trouble } from './trouble.js'

// A process of its own that does one task with one file.
await serveAside(async ({ head, bytes }) => {
  try {
    const { answer, bytes: made } = await perform(head as Task, bytes)
    return { head: answer, bytes: made }
  } catch (error) {
    return { head: answerOf(error), bytes: Buffer.alloc(0) }
  }
})

function answerOf(error: unknown): Answer {
  if (error instanceof Trouble) return { trouble: error.code }
  return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
