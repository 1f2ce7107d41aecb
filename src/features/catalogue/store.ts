import { sql } from 'kysely'
import type { CatalogueItem } from '../../../api/catalogue.js'
import type { Day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db, Tx } from '../../platform/db/database.js'
import './tables.js'

/** One catalogue: an organ's, for a 领域. */
export interface Which {
  organId: string
  field: string
}

/** A row with the id that it keeps through all versions: documents name it. */
export interface Row {
  id: string
  n: number
  item: CatalogueItem
}

export interface Field {
  field: string
  version: number
  adoptedOn: Day | null
}

/** What is being worked on. */
export const WORKING = 0

/** The catalogues of an organ in the order of their names. */
export async function fieldsOf(db: Db | Tx, organId: string): Promise<Field[]> {
  const rows = await db
    .selectFrom('catalogue_field')
    .select(['field', 'version', 'adopted_on'])
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .orderBy('field')
    .execute()
  return rows.map(({ field, version, adopted_on }) => ({ field, version, adoptedOn: adopted_on }))
}

/** The catalogue, held until the transaction ends; made when there is none. */
export async function lockField(tx: Tx, { organId, field }: Which): Promise<Field> {
  await tx
    .insertInto('catalogue_field')
    .values({ site_id: SITE_ID, organ_id: organId, field, version: WORKING, adopted_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('catalogue_field')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('field', '=', field)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { field, version: row.version, adoptedOn: row.adopted_on }
}

/** The rows of a version in their order. */
export async function rowsOf(db: Db | Tx, { organId, field }: Which, version: number): Promise<Row[]> {
  const rows = await db
    .selectFrom('catalogue_row')
    .select(['id', 'n', 'item'])
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('field', '=', field)
    .where('version', '=', version)
    .orderBy('n')
    .orderBy('id')
    .execute()
  return rows.map(rowOf)
}

export type FieldRow = Row & { field: string }

/** Everything in force of these organs, field by field. */
export async function rowsInForce(db: Db | Tx, organIds: readonly string[]): Promise<FieldRow[]> {
  const { rows } = await sql<{ field: string; id: string; n: number; item: string }>`
    select row.field, row.id, row.n, row.item from catalogue_row row
    join catalogue_field field on field.site_id = row.site_id and field.organ_id = row.organ_id and field.field = row.field
      and field.version = row.version
    where row.site_id = ${SITE_ID} and row.organ_id = any(${organIds}::text[]) and row.version > ${WORKING}
    order by row.field, row.n, row.id`.execute(db)
  return rows.map((row) => ({ ...rowOf(row), field: row.field }))
}

/** A row in force by its id, with whose it is; null when there is none. */
export async function rowInForce(db: Db | Tx, id: string): Promise<(Row & Which) | null> {
  const { rows } = await sql<{ organ_id: string; field: string; id: string; n: number; item: string }>`
    select row.organ_id, row.field, row.id, row.n, row.item from catalogue_row row
    join catalogue_field field on field.site_id = row.site_id and field.organ_id = row.organ_id and field.field = row.field
      and field.version = row.version
    where row.site_id = ${SITE_ID} and row.id = ${id} and row.version > ${WORKING}`.execute(db)
  const [row] = rows
  return row ? { ...rowOf(row), organId: row.organ_id, field: row.field } : null
}

/** Puts these rows in the place of a version's. */
export async function writeRows(tx: Tx, { organId, field }: Which, version: number, rows: readonly Row[]): Promise<void> {
  await tx
    .deleteFrom('catalogue_row')
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('field', '=', field)
    .where('version', '=', version)
    .execute()
  if (rows.length === 0) return
  const at = { site_id: SITE_ID, organ_id: organId, field, version }
  await tx
    .insertInto('catalogue_row')
    .values(rows.map(({ id, item }, i) => ({ ...at, id, n: i + 1, item: JSON.stringify(item) })))
    .execute()
}

/** The versions there have been, newest first. */
export async function versionsOf(db: Db | Tx, { organId, field }: Which) {
  const rows = await db
    .selectFrom('catalogue_version')
    .selectAll()
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('field', '=', field)
    .orderBy('no', 'desc')
    .execute()
  return rows.map((row) => ({ no: row.no, on: row.adopted_on, by: row.adopted_by, note: row.note, rows: row.rows }))
}

/** Who has a catalogue in force. */
export async function organsWithCatalogue(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('catalogue_field')
    .select('organ_id')
    .distinct()
    .where('site_id', '=', SITE_ID)
    .where('version', '>', WORKING)
    .execute()
  return new Set(rows.map((row) => row.organ_id))
}

const rowOf = ({ id, n, item }: { id: string; n: number; item: string }): Row => ({ id, n, item: JSON.parse(item) as CatalogueItem })
