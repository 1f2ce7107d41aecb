import type { Db, Tx } from '../../../platform/db/database.js'
import { shows } from '../../../platform/site/shows.js'
import type { Site } from '../../../platform/site/site.js'
import { type Organ, organById } from '../../organs/index.js'
import type { ReviewStep } from '../document/events.js'
import type { ColumnRow } from '../store/tables.js'
import { type Column, type ColumnKind, NODES_ELSEWHERE, parentOf, statutoryColumns } from './column.js'

/** Every column of an organ in the order of its tree: the law's own with what the office changed, and those it added. */
export async function columnsOf(db: Db | Tx, siteId: string, organ: Organ): Promise<Column[]> {
  return columnsOfAll(db, siteId, [organ])
}

/** The columns of several organs, organ after organ; one statement however many they are. */
export async function columnsOfAll(db: Db | Tx, siteId: string, organs: readonly Organ[]): Promise<Column[]> {
  if (organs.length === 0) return []
  const ids = organs.map((organ) => organ.id)
  const rows = await db.selectFrom('publish_column').selectAll().where('site_id', '=', siteId).where('organ_id', 'in', ids).execute()
  const changed = new Map(rows.map((row) => [row.id, row]))
  return organs.flatMap((organ) => {
    const statutory = statutoryColumns(organ)
    const known = new Set(statutory.map((column) => column.id))
    const own = rows.filter((row) => row.organ_id === organ.id && !known.has(row.id)).map(ownColumn)
    return inOrder([...statutory.map((column) => withChanges(column, changed.get(column.id))), ...own])
  })
}

/** One column, or null. */
export async function columnById(db: Db | Tx, siteId: string, id: string): Promise<Column | null> {
  const organId = await organIdOf(db, siteId, id)
  const organ = organId === null ? null : await organById(db, organId)
  return organ === null ? null : ((await columnsOf(db, siteId, organ)).find((column) => column.id === id) ?? null)
}

/** Whether a column stands on a site: its organ's items do. */
export async function isShown(db: Db | Tx, site: Site, column: Pick<Column, 'organId'>): Promise<boolean> {
  const organ = await organById(db, column.organId)
  return organ !== null && shows(site, organ.path)
}

/** Whether documents may be put into it. */
export function takesDocuments(column: Column): boolean {
  const node = column.id.split('/')[2]
  return column.kind !== 'link' && !column.hidden && !(column.locked && node !== undefined && NODES_ELSEWHERE.includes(node))
}

async function organIdOf(db: Db | Tx, siteId: string, id: string): Promise<string | null> {
  const [root, organId] = id.split('/')
  if (root === 'zfxxgk') return organId ?? null
  const row = await db.selectFrom('publish_column').select('organ_id').where('site_id', '=', siteId).where('id', '=', id).executeTakeFirst()
  return row?.organ_id ?? null
}

/** What the office may change of a column of the law's tree; of a locked one neither name nor place. */
function withChanges(column: Column, row: ColumnRow | undefined): Column {
  if (!row) return column
  const open = column.locked ? {} : { name: row.name, kind: row.kind as ColumnKind, rank: row.rank, hidden: row.hidden }
  return { ...column, ...open, ...settingsOf(row) }
}

function ownColumn(row: ColumnRow): Column {
  const { id, name, rank, hidden } = row
  return {
    id,
    organId: row.organ_id,
    parentId: parentOf(id),
    name,
    kind: row.kind as ColumnKind,
    rank,
    locked: false,
    statutory: false,
    article: null,
    href: row.href,
    hidden,
    columnType: null,
    ...settingsOf(row),
  }
}

function settingsOf(row: ColumnRow) {
  return {
    lead: row.lead,
    freshnessDays: row.freshness_days,
    minItems: row.min_items,
    reviewSteps: JSON.parse(row.review_steps) as ReviewStep[],
  }
}

/** Parents before what is below them, neighbours by rank. */
function inOrder(columns: Column[]): Column[] {
  const below = new Map<string | null, Column[]>()
  for (const column of columns) below.set(column.parentId, [...(below.get(column.parentId) ?? []), column])
  const ids = new Set(columns.map((column) => column.id))
  const walk = (column: Column): Column[] => [column, ...ordered(below.get(column.id) ?? []).flatMap(walk)]
  return ordered(columns.filter((column) => column.parentId === null || !ids.has(column.parentId))).flatMap(walk)
}

const ordered = (columns: Column[]): Column[] => [...columns].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
