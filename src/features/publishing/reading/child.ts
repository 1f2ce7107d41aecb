import { serveAside } from '../../../platform/process/aside.js'
import { perform, type Task } from './task.js'

// A process of its own that opens one file from outside.
await serveAside(async ({ head, bytes }) => {
  const done = await perform(head as Task, bytes)
  return { head: done.answer, bytes: done.bytes }
})
