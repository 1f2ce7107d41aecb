import type { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import type { Migration } from 'kysely'
import type { Platform } from './platform.js'

/** A sentence, or one made from the refusal's data. */
export type RefusalText = string | ((data: Record<string, string | number>) => string)

/** What a feature's index.ts hands to app.ts. All parts are optional but the name. */
export interface Feature {
  name: string
  /** By key, applied in the order of features and then of keys: `calendar-0001`. */
  migrations?: Record<string, Migration>
  /** Mounts public pages and API routes. */
  mount?: (app: FastifyInstance, platform: Platform) => void | Promise<void>
  /** What people read for each code that its rules refuse with (`Refused.code`). */
  refusals?: Record<string, RefusalText>
  /** What the operator's commands ask of the running server, or do themselves while none runs. Answers are JSON. */
  operator?: Record<string, (platform: Platform, input: Record<string, string>) => Promise<unknown>>
  /** Registers what happens by itself. */
  jobs?: (platform: Platform) => void
  /** Fills an empty database with the truthful demo; called once, in feature order. */
  seed?: (platform: Platform) => Promise<void>
}

/** What a feature's cli.ts hands to cli.ts. It must import nothing heavy at the top: commands load what they need. */
export type Commands = (program: Command) => void
