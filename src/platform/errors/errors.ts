import type { ErrorWord } from '../../../api/contract.js'

export { Refused } from '../../../law/refused.js'

/** A fault that its caller may be told of. Everything that is not a Fault is internal and shown as an id only. */
export class Fault extends Error {
  constructor(
    readonly word: ErrorWord,
    /** One sentence of plain Chinese that says what to do. */
    readonly text: string,
    readonly details: { code?: string; article?: string; fields?: Record<string, string> } = {},
  ) {
    super(`${word}${details.code ? ` ${details.code}` : ''}: ${text}`)
    this.name = 'Fault'
  }
}
