import type { Calendar } from '../../../law/calendar/calendar.js'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'

/** A deadline that is running, as a feature computes it. */
export interface RunningDeadline {
  id: string
  /** What a clerk reads: the case number and what is due. Holds no personal data. */
  label: string
  href: string | null
  due: Day
}

/** A feature that keeps deadlines: computes all its running ones under a calendar that is handed in. */
export interface DeadlineSource {
  /** As a clerk calls it: 依申请公开. */
  name: string
  running(db: Db | Tx, calendar: Calendar): Promise<RunningDeadline[]>
  /** Brings what the feature keeps up to date, in the transaction that applies a notice; `moves` are its own. */
  follow?(tx: Tx, applied: Applied): Promise<void>
}

/** A notice that was applied. */
export interface Applied {
  calendar: Calendar
  /** Its number. */
  notice: string
  moves: Move[]
}

/** A running deadline that another calendar moves. */
export interface Move {
  source: string
  id: string
  label: string
  href: string | null
  from: Day
  to: Day
}

const sources = new WeakMap<Platform, DeadlineSource[]>()

/** Lets the import of a notice know of a feature's deadlines. Called once by the feature when it is mounted. */
export function registerDeadlines(platform: Platform, source: DeadlineSource): void {
  sources.set(platform, [...(sources.get(platform) ?? []), source])
}

/** Lets every feature follow a notice that was applied. */
export async function followNotice(platform: Platform, tx: Tx, applied: Applied): Promise<void> {
  for (const source of sources.get(platform) ?? []) {
    await source.follow?.(tx, { ...applied, moves: applied.moves.filter((move) => move.source === source.name) })
  }
}

/** Every running deadline that would fall on another day under `after` than under `before`. */
export async function whatWouldMove(platform: Platform, db: Db | Tx, before: Calendar, after: Calendar): Promise<Move[]> {
  const moves: Move[] = []
  for (const source of sources.get(platform) ?? []) {
    const was = await source.running(db, before)
    const becomes = new Map((await source.running(db, after)).map((deadline) => [deadline.id, deadline.due]))
    for (const { id, label, href, due } of was) {
      const to = becomes.get(id)
      if (to !== undefined && to !== due) moves.push({ source: source.name, id, label, href, from: due, to })
    }
  }
  return moves
}
