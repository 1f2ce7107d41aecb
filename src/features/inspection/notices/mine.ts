import type { z } from 'zod'
import type { InspectionNoticeKind, listInspectionNotices } from '../../../../api/inspection-notices.js'
import type { ColumnView } from '../../../../api/publishing-view.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today as todayOf } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import { type Desk, markNoticesRead, type OpenNotice, openNotices } from '../../../platform/notices/open.js'
import type { Platform } from '../../../platform/platform.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { type Organ, organById } from '../../organs/index.js'
import { columnViews, isOverdue, wantsUpdate } from '../../publishing/index.js'
import { SOURCE } from '../freshness/digest.js'
import { linkId } from './links.js'

type Notices = z.output<typeof listInspectionNotices.answer>
type Line = Notices['notices'][number]['lines'][number]

/** The head gets a copy of what is over, and not what the clerks get besides. */
const DESKS: Desk[] = [
  { desk: 'clerks', may: 'publish.write', butNot: 'publish.force' },
  { desk: 'head', may: 'publish.force' },
]

const WORDING: Record<InspectionNoticeKind, { title: (n: number) => string; hint: string }> = {
  'columns-over': { title: (n) => `${n} 个栏目超过更新期限`, hint: '请督促经办人更新；发布一条信息后提醒自己消失。' },
  columns: { title: (n) => `${n} 个栏目要更新`, hint: '点栏目名称发布信息；更新后提醒自己消失。' },
  links: { title: (n) => `${n} 个链接打不开`, hint: '打开网页，改正或者删去链接；下一次检查打得开就消失。' },
}
const KINDS = Object.keys(WORDING) as InspectionNoticeKind[]

/** What the viewer is told of columns and links. What was put right since the morning is left out, and empty notices with it. */
export async function noticesOf(platform: Pick<Platform, 'database' | 'clock'>, viewer: Viewer): Promise<Notices> {
  const { db } = platform.database
  const open = await openNotices(db, SOURCE, viewer, DESKS)
  const notices: Notices['notices'] = []
  for (const row of open.sort((a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)))) {
    const organ = await organById(db, row.organ_id)
    const kind = kindOf(row)
    const lines = kind === 'links' ? await brokenLines(db, row) : organ ? await columnLines(platform, organ, row) : []
    if (lines.length === 0) continue
    const { title, hint } = WORDING[kind]
    const { id, since } = row
    notices.push({
      id,
      kind,
      title: title(lines.length),
      hint,
      organName: organ?.name ?? row.organ_id,
      since,
      read: row.reader !== null,
      lines,
    })
  }
  return { notices, unread: notices.filter((one) => !one.read).length }
}

/** Notes what the viewer has read. */
export function readNotices({ database }: Pick<Platform, 'database'>, viewer: Viewer, ids: readonly string[]): Promise<void> {
  return markNoticesRead(database.db, SOURCE, viewer, DESKS, ids)
}

async function columnLines(platform: Pick<Platform, 'database' | 'clock'>, organ: Organ, row: OpenNotice): Promise<Line[]> {
  const columns = await columnViews(platform.database.db, SITE_ID, [organ], todayOf(platform.clock))
  const still = row.kind === 'columns-over' ? isOverdue : wantsUpdate
  return columns
    .filter((column) => row.items.includes(column.id) && still(column))
    .map((column) => ({
      label: column.name,
      words: columnWords(column),
      light: column.light,
      column: { organId: column.organId, id: column.id },
      href: `/${column.id}`,
    }))
}

function columnWords({ light, daysLeft, shown, minItems, newest }: ColumnView): string {
  if (light === 'empty') return shown === 0 ? '空栏目' : `少于 ${minItems} 条`
  const left = daysLeft ?? 0
  const words = left > 0 ? `剩 ${left} 天` : left === 0 ? '今天到期' : `已超 ${-left} 天`
  return `${words}，最近更新 ${newest ?? '没有'}`
}

async function brokenLines(db: Db, row: OpenNotice): Promise<Line[]> {
  const open = await db
    .selectFrom('inspection_broken')
    .select(['page', 'target', 'title', 'reason'])
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', row.organ_id)
    .where('closed_on', 'is', null)
    .orderBy('page')
    .execute()
  const told = new Set(row.items)
  return open
    .filter((one) => told.has(linkId(one)))
    .map(({ page, target, title, reason }) => ({
      label: title,
      words: `${target}：${reason}`,
      light: 'red' as const,
      column: null,
      href: page,
    }))
}

const kindOf = ({ kind }: OpenNotice): InspectionNoticeKind => kind as InspectionNoticeKind
