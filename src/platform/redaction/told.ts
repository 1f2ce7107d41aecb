import { run } from './engine/run.js'
import { Trouble } from './engine/trouble.js'
import { troubleFault } from './sentences.js'

/** Does a task on a file, its troubles told in sentences. */
export async function runTold(...[task, bytes]: Parameters<typeof run>): ReturnType<typeof run> {
  try {
    return await run(task, bytes)
  } catch (error) {
    throw error instanceof Trouble ? troubleFault(error.code) : error
  }
}
