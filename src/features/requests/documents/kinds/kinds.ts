import { FORMS } from './forms.js'
import type { Kind } from './kind.js'
import { PROCEDURE } from './procedure.js'
import { REPLIES } from './replies.js'

/** The 25 documents in the order of their numbers. */
export const KINDS: readonly Kind[] = [...FORMS, ...PROCEDURE, ...REPLIES].sort((a, b) => a.number - b.number)

/** Throws RangeError for a number that is none. */
export function kindOf(number: number): Kind {
  const found = KINDS.find((kind) => kind.number === number)
  if (!found) throw new RangeError(`no document ${number}`)
  return found
}
