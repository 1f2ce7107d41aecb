import type { PageRequest } from '../../../platform/html/page.js'
import { csvLine } from '../../../platform/http/csv.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { listingWorkbook } from '../../../platform/sheets/listing.js'
import { POLICY_QUERY } from '../policies/asked.js'
import { documentTable } from './documents.js'
import { policyTable } from './policies.js'
import { reportTable } from './reports.js'
import type { DataTable, Row } from './table.js'

export const DATA_PATH = '/kaifang'
const QUERY = [...new Set(['nian', 'hou', ...POLICY_QUERY])]

/** Every public list as a file, `/kaifang/{list}.csv`, .xlsx, .json; at most 10,000 rows each, and `hou` for those after them. */
export const dataFiles: PublicFile[] = [{ path: `${DATA_PATH}/*`, kept: true, query: QUERY, render: file }]

type Ending = keyof typeof MAKE

const TYPES: Record<Ending, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

async function file(request: PageRequest): Promise<Download | null> {
  const [, name = '', ending = ''] = /^(.+)\.(csv|xlsx|json)$/.exec(request.params['*'] ?? '') ?? []
  const table = name === '' ? null : await tableOf(request, name)
  if (!table) return null
  const kind = ending as Ending
  return new Download(await MAKE[kind](table, nextOf(request, table)), TYPES[kind], `${table.title}.${kind}`)
}

async function tableOf({ platform, query, site }: PageRequest, name: string): Promise<DataTable | null> {
  if (name === 'nianbao') return reportTable(platform.database.db, site)
  if (name === 'zhengce') return policyTable(platform, site, query)
  return documentTable(platform, site, name, {
    ...(/^\d{4}$/.test(query.nian ?? '') ? { year: Number(query.nian) } : {}),
    ...(query.hou ? { after: query.hou } : {}),
  })
}

function nextOf({ params, query }: PageRequest, { next }: DataTable): string | null {
  return next === null ? null : `${DATA_PATH}/${params['*']}?${new URLSearchParams({ ...query, hou: next })}`
}

const MAKE = {
  /** UTF-8 with a mark at its head, so that office programs read it as such. */
  csv: ({ fields, rows }: DataTable, next: string | null): Buffer => {
    const lines = [fields.map(({ head }) => head), ...rows.map((row) => fields.map(({ name }) => row[name] ?? null))]
    const rest = next === null ? [] : [[`还有更多，接着下载：${next}`]]
    return Buffer.from(`\uFEFF${[...lines, ...rest].map(csvLine).join('')}`)
  },
  xlsx: ({ title, fields, rows }: DataTable, next: string | null): Promise<Buffer> =>
    listingWorkbook(
      {
        sheet: title.slice(0, 30).replace(/[\\/*?:[\]]/g, ' '),
        about: next === null ? title : `${title}（还有更多，接着下载：${next}）`,
        columns: fields.map(({ name, head, width }) => [head, width, (row: Row) => String(row[name] ?? '')]),
      },
      rows,
    ),
  json: ({ title, fields, rows }: DataTable, next: string | null): Buffer =>
    Buffer.from(JSON.stringify({ title, fields: fields.map(({ name, head, about }) => ({ name, head, about })), next, rows })),
}
