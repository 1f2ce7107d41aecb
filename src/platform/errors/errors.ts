import type { ErrorWord } from '../../../api/contract.js'

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

/**
 * A rule says no. `code` is stable and has its sentence in the feature's words.ts;
 * `article` is where the law (or our own rule, then null) says so.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly article: string | null = null,
    readonly data: Record<string, string | number> = {},
  ) {
    super(`refused: ${code}`)
    this.name = 'Refused'
  }
}
