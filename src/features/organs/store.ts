import { type Selectable, sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Organ, OrganKind, OrganName, OrganRank } from './organ.js'

interface OrganTable {
  id: string
  path: string
  name: string
  short_name: string
  kind: OrganKind
  rank: OrganRank
  parent_id: string | null
  may_make_rules: boolean
  vertically_led: boolean
  ended_on: Day | null
  merged_into: string | null
}
interface OrganNameTable {
  organ_id: string
  seq: number
  name: string
  short_name: string
  from_on: Day | null
  until_on: Day | null
}
declare module '../../platform/db/database.js' {
  interface Schema {
    organ: OrganTable
    organ_name: OrganNameTable
  }
}

export const PAGE = 500

/** The organ, standing or ended; null when there is none of that id. */
export async function organById(db: Db | Tx, id: string): Promise<Organ | null> {
  const row = await db.selectFrom('organ').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toOrgan(row) : null
}

/** The organ at `path` and all below it that stand, in the order of the tree. */
export async function organsBelow(db: Db | Tx, path: string): Promise<Organ[]> {
  const rows = await db
    .selectFrom('organ')
    .selectAll()
    .where((at) => at.or([at('path', '=', path), at('path', 'like', `${path}/%`)]))
    .where('ended_on', 'is', null)
    .orderBy('path')
    .execute()
  return rows.map(toOrgan)
}

/** Every organ that stands, in the order of the tree. */
export async function standingOrgans(db: Db | Tx): Promise<Organ[]> {
  const rows = await db.selectFrom('organ').selectAll().where('ended_on', 'is', null).orderBy('path').execute()
  return rows.map(toOrgan)
}

export interface OrganQuery {
  q?: string | undefined
  underPath?: string | undefined
  after?: string | undefined
  ended: boolean
}

/** One page in the order of the tree; one row more than PAGE when there is more. */
export async function findOrgans(db: Db, { q, underPath, after, ended }: OrganQuery): Promise<Organ[]> {
  const rows = await db
    .selectFrom('organ')
    .selectAll()
    .$if(q !== undefined, (s) => s.where(sql<boolean>`strpos(name, ${q ?? ''}) > 0 or strpos(short_name, ${q ?? ''}) > 0`))
    .$if(underPath !== undefined, (s) => s.where((at) => at.or([at('path', '=', underPath ?? ''), at('path', 'like', `${underPath}/%`)])))
    .$if(after !== undefined, (s) => s.where('path', '>', after ?? ''))
    .$if(!ended, (s) => s.where('ended_on', 'is', null))
    .orderBy('path')
    .limit(PAGE + 1)
    .execute()
  return rows.map(toOrgan)
}

/** All names that the organ has borne, oldest first. */
export async function namesOf(db: Db | Tx, id: string): Promise<OrganName[]> {
  const rows = await db.selectFrom('organ_name').selectAll().where('organ_id', '=', id).orderBy('seq').execute()
  return rows.map((row) => ({ name: row.name, shortName: row.short_name, from: row.from_on, until: row.until_on }))
}

export async function predecessorsOf(db: Db | Tx, id: string): Promise<{ id: string; name: string; on: Day }[]> {
  const rows = await db.selectFrom('organ').select(['id', 'name', 'ended_on']).where('merged_into', '=', id).orderBy('ended_on').execute()
  return rows.flatMap((row) => (row.ended_on ? [{ id: row.id, name: row.name, on: row.ended_on }] : []))
}

export async function insertOrgan(tx: Tx, organ: Organ, from: Day | null): Promise<void> {
  await tx.insertInto('organ').values(toRow(organ)).execute()
  await addName(tx, organ.id, 1, { name: organ.name, shortName: organ.shortName, from, until: null })
}

export async function saveOrgan(tx: Tx, organ: Organ): Promise<void> {
  await tx.updateTable('organ').set(toRow(organ)).where('id', '=', organ.id).execute()
}

/** Closes the name now borne the day before `name.from` and begins the next. */
export async function beginName(tx: Tx, id: string, seq: number, name: OrganName, lastDay: Day): Promise<void> {
  await tx
    .updateTable('organ_name')
    .set({ until_on: lastDay })
    .where('organ_id', '=', id)
    .where('seq', '=', seq - 1)
    .execute()
  await addName(tx, id, seq, name)
}

/** Puts a whole tree under another path. */
export async function repath(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update organ set path = ${to}::text || substr(path, ${from.length + 1}::int) where path = ${from} or path like ${`${from}/%`}`.execute(
    tx,
  )
}

async function addName(tx: Tx, id: string, seq: number, name: OrganName): Promise<void> {
  await tx
    .insertInto('organ_name')
    .values({ organ_id: id, seq, name: name.name, short_name: name.shortName, from_on: name.from, until_on: name.until })
    .execute()
}

function toOrgan(row: Selectable<OrganTable>): Organ {
  return {
    id: row.id,
    path: row.path,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    rank: row.rank,
    parentId: row.parent_id,
    mayMakeRules: row.may_make_rules,
    verticallyLed: row.vertically_led,
    endedOn: row.ended_on,
    mergedInto: row.merged_into,
  }
}

function toRow(organ: Organ): OrganTable {
  return {
    id: organ.id,
    path: organ.path,
    name: organ.name,
    short_name: organ.shortName,
    kind: organ.kind,
    rank: organ.rank,
    parent_id: organ.parentId,
    may_make_rules: organ.mayMakeRules,
    vertically_led: organ.verticallyLed,
    ended_on: organ.endedOn,
    merged_into: organ.mergedInto,
  }
}
