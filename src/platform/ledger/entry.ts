import type { Actor } from '../actor.js'

/** What is to be recorded. */
export interface NewEntry {
  /** The chain it belongs to: the organ's or site's id, or `platform`. */
  chain: string
  /** The thing that it happened to: `annual-report:ledu-2021`. */
  stream: string
  /** 1 for the first entry of the stream, then one more each; a version that is taken is a conflict. Omitted: the next. */
  version?: number
  /** PascalCase, past tense: ReportLocked. */
  type: string
  data: Record<string, unknown>
  actor: Actor
  /** Under which article or notice, or null. */
  article: string | null
}

/** An entry as it stands. `hash` is SHA-256 over the canonical JSON of all the rest and `previousHash`. */
export interface Entry {
  chain: string
  seq: number
  stream: string
  version: number
  type: string
  data: Record<string, unknown>
  actor: string
  actorName: string
  article: string | null
  at: Date
  previousHash: string
  hash: string
}
