import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/database.js'
import { isMain, type Site } from '../../platform/site/site.js'
import type { Block, Column } from './column.js'

interface PortalColumnTable {
  path: string
  title: string
  parent: string | null
  rank: number
  lead: string | null
  blocks: string
  source: string | null
}
declare module '../../platform/db/database.js' {
  interface Schema {
    portal_column: PortalColumnTable
  }
}

export async function columnAt(db: Db, path: string): Promise<Column | null> {
  const row = await db.selectFrom('portal_column').selectAll().where('path', '=', path).executeTakeFirst()
  return row ? { ...row, blocks: JSON.parse(row.blocks) as Block[] } : null
}

/** Title and address of the columns under one, in their order. */
export async function columnsUnder(db: Db, parent: string): Promise<Pick<Column, 'path' | 'title' | 'lead'>[]> {
  return db.selectFrom('portal_column').select(['path', 'title', 'lead']).where('parent', '=', parent).orderBy('rank').execute()
}

/** Puts the column there, over one that is there already. */
export async function saveColumn(tx: Tx, column: Column): Promise<void> {
  await tx
    .insertInto('portal_column')
    .values({ ...column, blocks: JSON.stringify(column.blocks) })
    .onConflict((conflict) =>
      conflict.column('path').doUpdateSet({
        title: sql`excluded.title`,
        parent: sql`excluded.parent`,
        rank: sql`excluded.rank`,
        lead: sql`excluded.lead`,
        blocks: sql`excluded.blocks`,
        source: sql`excluded.source`,
      }),
    )
    .execute()
}

/** The modules with the columns under them, for the map of the site. */
export async function sectionsOfColumns(
  db: Db,
  site: Site,
): Promise<{ title: string; pages: { href: string; title: string; depth: number }[] }[]> {
  if (!isMain(site)) return []
  const rows = await db.selectFrom('portal_column').select(['path', 'title', 'parent']).orderBy('rank').execute()
  const modules = rows.filter(({ path, parent }) => parent === null && path !== '/')
  const pages = modules.flatMap((module) => [
    { href: module.path, title: module.title, depth: 0 },
    ...rows.filter(({ parent }) => parent === module.path).map(({ path, title }) => ({ href: path, title, depth: 1 })),
  ])
  return [{ title: '网站栏目', pages }]
}
