import type { Actor } from '../actor.js'
import type { Clock } from '../clock.js'
import type { Db, Tx } from '../db/database.js'
import { append } from './append.js'
import type { Entry } from './entry.js'
import { readStream } from './read.js'

/** An event with what the ledger says of it. */
export interface Happened<Event> {
  event: Event
  /** Its place in the stream, from 1. */
  version: number
  by: string
  /** Instant, ISO 8601. */
  at: string
}

/** One event with the entry that keeps it. */
export interface Recorded<Event> extends Happened<Event> {
  entry: Entry
}

/** Where an event is recorded: the version is that of the entry to come, and `article` what it is done under, or null. */
export interface Place {
  chain: string
  stream: string
  version: number
  article: string | null
}

/** Everything that happened in a stream, oldest first; its entries must be events of that kind. */
export async function readRecorded<Event>(db: Db | Tx, stream: string): Promise<Recorded<Event>[]> {
  return (await readStream(db, stream)).map((entry) => recordedOf<Event>(entry))
}

/** Records an event as the next entry of its stream; a version that somebody else took is a Fault `conflict`. */
export async function record<Event extends { type: string }>(
  tx: Tx,
  place: Place,
  event: Event,
  actor: Actor,
  clock: Clock,
): Promise<Recorded<Event>> {
  return recordedOf(await append(tx, { ...place, ...keptOf(event), actor }, clock))
}

/** An event as an entry keeps it. */
export function keptOf({ type, ...data }: { type: string }): { type: string; data: Record<string, unknown> } {
  return { type, data }
}

export function recordedOf<Event>(entry: Entry): Recorded<Event> {
  const event = { type: entry.type, ...entry.data } as Event
  return { event, version: entry.version, by: entry.actorName, at: entry.at.toISOString(), entry }
}
