/**
 * A rule says no. `code` is stable; the sentence that people read stands in a feature's words.ts.
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
