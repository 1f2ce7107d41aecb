import { parseDay } from '../../../../law/day.js'
import { today } from '../../../platform/clock.js'
import type { PageRequest } from '../../../platform/html/page.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { toJson } from '../documents/json.js'
import { toPdf } from '../documents/pdf.js'
import { allRowsCsv } from './csv.js'
import { loadShown, type Shown } from './load.js'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const
type Ending = keyof typeof TYPES

// Word and Excel are loaded with the first file that is asked for: a start does without them.
const MAKE: Record<Ending, (shown: Shown, request: PageRequest) => Promise<Buffer> | Buffer> = {
  docx: async ({ version }) => (await import('../documents/docx.js')).toDocx(version.content),
  xlsx: async ({ version }) => (await import('../documents/xlsx.js')).toXlsx(version.content),
  pdf: ({ version }, { platform }) => toPdf(version.content, parseDay(version.published_on ?? '') ?? today(platform.clock)),
  json: ({ version }) => toJson(version.content, { number: version.number, publishedOn: version.published_on, hash: version.hash }),
}

/** The files of every published report, and the file of all rows. Made on the first visit after a publication, then kept. */
export const reportFiles: PublicFile[] = [
  ...(Object.keys(TYPES) as Ending[]).map((ending) => ({
    path: `/zfxxgk/:organ/nianbao/:year(^\\d{4}).${ending}`,
    kept: true,
    render: (request: PageRequest) => reportFile(request, ending),
  })),
  {
    path: '/nianbao/shuju.csv',
    kept: true,
    render: async ({ platform, site }) =>
      new Download(await allRowsCsv(platform.database.db, site), 'text/csv; charset=utf-8', '政府信息公开工作年度报告数据.csv'),
  },
]

async function reportFile(request: PageRequest, ending: Ending): Promise<Download | null> {
  const shown = await loadShown(request)
  if (!shown) return null
  return new Download(
    Buffer.from(await MAKE[ending](shown, request)),
    TYPES[ending],
    `${shown.version.content.title.replace(/\s/g, '')}.${ending}`,
  )
}
