import { turns } from '../../../../../platform/process/turns.js'
import { refusal } from '../refusals.js'
import { READERS, WAITING } from './limits.js'

const readers = turns(READERS)

/** Runs `work` when fewer than the allowed number run. Throws `busy` when too many wait already, unless the caller is `patient`. */
export async function inTurn<T>(work: () => Promise<T>, patient: boolean): Promise<T> {
  if (!patient && readers.waiting() >= WAITING) throw refusal('busy')
  return readers.take(work)
}
