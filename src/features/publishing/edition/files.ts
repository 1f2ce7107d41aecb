import { day } from '../../../../law/day.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { PageRequest } from '../../../platform/html/page.js'
import { Download } from '../../../platform/http/mount.js'
import type { PublicFile } from '../../../platform/http/pages.js'
import { wordToPdf } from '../../../platform/word/pdf/word-to-pdf.js'
import { isWithdrawn, publishedDocument } from '../front.js'
import { withdrawn } from '../id.js'
import { wordEdition } from './word.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Setting a PDF takes a core for a second: readers wait behind one another, clerks never behind many readers. */
const MOST_WAITING = 10
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** 文字版 of every public document as Word and as PDF/A. */
export const editionFiles: PublicFile[] = [
  { path: '/xinxi/:id/wenben.docx', kept: true, render: (request) => file(request, 'docx') },
  { path: '/xinxi/:id/wenben.pdf', kept: true, render: (request) => file(request, 'pdf') },
]

async function file({ platform, params: { id = '' } }: PageRequest, format: 'docx' | 'pdf'): Promise<Download | null> {
  const { db } = platform.database
  const on = today(platform.clock)
  const document = await publishedDocument(db, SITE_ID, id, on)
  if (!document) {
    if (await isWithdrawn(db, SITE_ID, id)) throw withdrawn()
    return null
  }
  const word = await wordEdition(document)
  const name = document.title.slice(0, 80)
  if (format === 'docx') return new Download(word, DOCX, `${name}.docx`)
  const dated = document.publishedOn ?? document.signedOn ?? on
  const pdf = await afterOthers(() => wordToPdf(word, { title: document.title, on: day(dated), practice: '' }))
  return new Download(pdf, 'application/pdf', `${name}.pdf`, true)
}

async function afterOthers<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new Fault('unavailable', '现在下载 PDF 的人太多，请先下载 Word 文件，或者过一会儿再试。')
  waiting += 1
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}
