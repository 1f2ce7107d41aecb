import { sql } from 'kysely'
import type { Tx } from '../database.js'

/** A table as its copy needs it. */
export interface TableShape {
  name: string
  columns: { name: string; type: string; isIdentity: boolean }[]
}

/** What keeps rows in order, and would be in the way while they are copied in whatever order. */
export interface Guard {
  table: string
  name: string
  /** The statement that brings it back as it was. */
  restore: string
  /** The statement that takes it out of the way. */
  suspend: string
}

/** Every table but those of the migrations, by name. Columns that the database computes are left out. */
export async function tableShapes(tx: Tx): Promise<TableShape[]> {
  const { rows } = await sql<{ table: string; column: string; type: string; is_identity: boolean }>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null as is_identity
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('migration', 'migration_lock') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname collate "C", a.attnum`.execute(tx)
  const shapes = new Map<string, TableShape>()
  for (const row of rows) {
    const shape = shapes.get(row.table) ?? { name: row.table, columns: [] }
    shape.columns.push({ name: row.column, type: row.type, isIdentity: row.is_identity })
    shapes.set(row.table, shape)
  }
  return [...shapes.values()]
}

/** Foreign keys and triggers of these tables. */
export async function guards(tx: Tx): Promise<Guard[]> {
  const { rows } = await sql<Guard>`
    select conrelid::regclass::text as table, conname as name,
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as suspend,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    union all
    select tgrelid::regclass::text, tgname,
      format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
      format('alter table %s enable %s trigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace and t.tgparentid = 0`.execute(tx)
  return rows
}

/** The names of the migrations that have been applied, in no order that matters. */
export async function appliedMigrations(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name collate "C"`.execute(tx)
  return rows.map((row) => row.name)
}

export async function countRows(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.id(table)}`.execute(tx)
  return rows[0]?.count ?? 0
}
