import type { PublicLine } from '../../../../api/publishing-view.js'
import { INSTRUMENTS, VALIDITIES } from '../../../../api/publishing-words.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import { WHOLE_LIST } from '../../../platform/html/listFiles.js'
import type { Platform } from '../../../platform/platform.js'
import { MOST_ROWS } from '../../../platform/sheets/listing.js'
import type { Site } from '../../../platform/site/site.js'
import { organById } from '../../organs/index.js'
import { columnById, isShown, listPublished } from '../../publishing/index.js'
import type { DataTable, Field, Part, Row } from './table.js'

/** The columns of every list of documents. */
export const DOCUMENT_FIELDS: readonly Field[] = [
  { name: 'indexNo', head: '索引号', about: '政府信息的编号，不重复使用', width: 28 },
  { name: 'title', head: '标题', about: '信息的标题', width: 60 },
  { name: 'issuer', head: '发文机关', about: '制发文件的机关', width: 28 },
  { name: 'documentNo', head: '发文字号', about: '机关代字、年份和序号', width: 22 },
  { name: 'signedOn', head: '成文日期', about: '年-月-日', width: 12 },
  { name: 'publishedOn', head: '发布日期', about: '第一次公开的日期，年-月-日', width: 12 },
  { name: 'topic', head: '主题分类', about: '按内容分的类', width: 16 },
  { name: 'genre', head: '体裁', about: '公文种类，如通知、意见、办法', width: 12 },
  {
    name: 'validity',
    head: '有效性',
    about: `${Object.values(VALIDITIES).join('、')}；以生成文件当天为准`,
    width: 14,
  },
  { name: 'kind', head: '信息类别', about: Object.values(INSTRUMENTS).join('、'), width: 16 },
  { name: 'organ', head: '公开单位', about: '在本网站公开这条信息的单位', width: 28 },
  { name: 'column', head: '栏目', about: '栏目的地址，可以接在网址后面打开', width: 40 },
  { name: 'address', head: '永久地址', about: '信息的地址，可以接在网址后面打开', width: 24 },
]

/** Documents of a column and below, newest first; the whole site's under WHOLE_LIST. null: there is no such column on this site. */
export async function documentTable(platform: Platform, site: Site, name: string, part: Part): Promise<DataTable | null> {
  const { db } = platform.database
  const column = name === WHOLE_LIST ? null : await columnById(db, SITE_ID, name)
  if (name !== WHOLE_LIST && (!column || column.hidden || !(await isShown(db, site, column)))) return null
  const rows: Row[] = []
  let after = part.after
  do {
    const { documents, next } = await listPublished(db, SITE_ID, {
      ...(column ? { columnId: column.id } : { site }),
      ...(after ? { after } : {}),
      ...(part.year ? { year: part.year } : {}),
      limit: 500,
      today: today(platform.clock),
    })
    rows.push(...(await documentRows(db, documents)))
    after = next ?? undefined
  } while (after !== undefined && rows.length < MOST_ROWS)
  return { title: column?.name ?? '全部公开信息', fields: DOCUMENT_FIELDS, rows, next: after ?? null }
}

/** Documents as rows of DOCUMENT_FIELDS. */
export async function documentRows(db: Db, documents: readonly PublicLine[]): Promise<Row[]> {
  const names = new Map<string, string>()
  for (const id of new Set(documents.map(({ organId }) => organId))) names.set(id, (await organById(db, id))?.name ?? '')
  return documents.map((line) => ({
    indexNo: line.indexNo,
    title: line.title,
    issuer: line.issuer,
    documentNo: line.documentNo,
    signedOn: line.signedOn,
    publishedOn: line.publishedOn,
    topic: line.topic,
    genre: line.genre,
    validity: VALIDITIES[line.validity],
    kind: INSTRUMENTS[line.instrument],
    organ: names.get(line.organId) ?? null,
    column: `/${line.columnId}`,
    address: line.href,
  }))
}
