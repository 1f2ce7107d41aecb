import { refusal } from '../refusals.js'
import { READERS, WAITING } from './limits.js'

let running = 0
const waiting: (() => void)[] = []

/** Runs `work` when fewer than the allowed number run. Throws `busy` when too many wait already, unless the caller is `patient`. */
export async function inTurn<T>(work: () => Promise<T>, patient: boolean): Promise<T> {
  if (running >= READERS) {
    if (!patient && waiting.length >= WAITING) throw refusal('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
