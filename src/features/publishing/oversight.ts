import { sql } from 'kysely'
import type { Day } from '../../../law/day.js'
import type { Db } from '../../platform/db/database.js'
import { addressOf } from './id.js'
import { readPublicContent } from './store/contents.js'
import type { DocumentRow } from './store/tables.js'

/** A public document that is to be mended, and what is wrong with it. */
export interface PaperToMend {
  organId: string
  href: string
  title: string
  words: string
}

interface Asked {
  organs: readonly string[]
  /** First public on this day or later. */
  since: Day
  today: Day
}

/** More than this is no list to work off; the statistics count them all. */
const MOST = 200

/** Own normative documents (规范性文件) to which no public interpretation is linked, and no reason whose time is not over was given. */
export async function withoutInterpretation(db: Db, siteId: string, { organs, since, today }: Asked): Promise<PaperToMend[]> {
  const { rows } = await sql<Pick<DocumentRow, 'id' | 'organ_id' | 'title' | 'public_no'>>`
    select id, organ_id, title, public_no from publish_document document
    where site_id = ${siteId} and organ_id = any(${[...organs]}::text[]) and life = 'published' and instrument = 'normative' and origin <> 'repost'
      and first_on >= ${since}::date and not ${interpreted()} order by first_on desc, id limit ${MOST}`.execute(db)
  const found: PaperToMend[] = []
  for (const row of rows) {
    const content = row.public_no === null ? null : await readPublicContent(db, siteId, row.id, row.public_no)
    const until = content?.interpretationWaiver?.until
    if (until !== undefined && until >= today) continue
    const words = until === undefined ? '没有关联解读' : `暂不解读的理由已于 ${until} 到期，还没有关联解读`
    found.push({ organId: row.organ_id, href: addressOf(row.id), title: row.title, words })
  }
  return found
}

/** What came out later than twenty working days after it was made (条例 art. 26). */
export async function publishedLate(db: Db, siteId: string, { organs, since }: Asked): Promise<PaperToMend[]> {
  const rows = await db
    .selectFrom('publish_document')
    .select(['id', 'organ_id', 'title', 'signed_on', 'first_on'])
    .where('site_id', '=', siteId)
    .where('organ_id', 'in', [...organs, ''])
    .where('life', '=', 'published')
    .where('late', '=', true)
    .where('first_on', '>=', since)
    .orderBy('first_on', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    organId: row.organ_id,
    href: addressOf(row.id),
    title: row.title,
    words: `${row.signed_on ?? ''} 形成，${row.first_on ?? ''} 公开，超过 20 个工作日`,
  }))
}

const ELEMENTS = {
  index_no: '索引号',
  document_no: '发文字号',
  signed_on: '成文日期',
  first_on: '发布日期',
  topic: '主题分类',
} as const

/** Normative documents that lack an element which the State asks of them. */
export async function withoutElements(db: Db, siteId: string, { organs }: Asked): Promise<PaperToMend[]> {
  const names = Object.keys(ELEMENTS) as (keyof typeof ELEMENTS)[]
  const rows = await db
    .selectFrom('publish_document')
    .select(['id', 'organ_id', 'title', 'validity', ...names])
    .where('site_id', '=', siteId)
    .where('organ_id', 'in', [...organs, ''])
    .where('life', '=', 'published')
    .where('instrument', '=', 'normative')
    .where((is) => is.or([...names.map((name) => is(name, 'is', null)), is('validity', 'in', ['unknown', 'none'])]))
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => {
    const missing = names.filter((name) => row[name] === null).map((name) => ELEMENTS[name])
    const unclear = row.validity === 'unknown' || row.validity === 'none' ? ['有效性'] : []
    return { organId: row.organ_id, href: addressOf(row.id), title: row.title, words: `缺少${[...missing, ...unclear].join('、')}` }
  })
}

/** Whether a public document says that it interprets `document`, or is said by it to. */
export function interpreted() {
  return sql<boolean>`exists (select from publish_relation relation
    join publish_document other on other.site_id = relation.site_id and other.life = 'published'
      and other.id = case when relation.from_id = document.id then relation.to_id else relation.from_id end
    where relation.site_id = document.site_id
      and (relation.from_id = document.id and relation.kind = 'interpreted-by' or relation.to_id = document.id and relation.kind = 'interprets'))`
}
