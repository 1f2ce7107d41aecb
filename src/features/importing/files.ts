import { load } from 'cheerio'
import { Fault } from '../../platform/errors/errors.js'
import { fileMark, openUpload, safeHref, type Taken } from '../publishing/index.js'
import type { FoundPage } from './reading/found.js'
import type { Source } from './sources/source.js'

const FILE = /\.(pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|bmp|webp)([?#]|$)/i
const MOST_FILES = 50
const MOST_BYTES = 60 * 1024 * 1024

/** A text with its files: what could be had stands as a mark, what could not is told in `notes`. */
export interface Filed {
  body: string
  files: Taken['files']
  notes: string[]
}

/** Fetches the pictures and files of a page and turns its links to what they are called here. */
export async function withFiles(source: Source, page: FoundPage): Promise<Filed> {
  const $ = load(page.body, null, false)
  const files: Taken['files'][number][] = []
  const known = new Map<string, number | null>()
  const lost = new Set<string>()
  const notes: string[] = []
  let bytes = 0

  async function take(href: string, inline: boolean): Promise<number | null> {
    const before = known.get(href)
    if (before !== undefined) return before
    known.set(href, null)
    try {
      const found = files.length < MOST_FILES ? await source.file(page, href) : null
      if (found === null) return null
      bytes += found.bytes.length
      if (bytes > MOST_BYTES) throw new Fault('invalid', '一页的附件合计超过 60 MB。')
      const opened = await openUpload(found)
      known.set(href, files.push({ ...opened, inline: inline && opened.type.startsWith('image/') }) - 1)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      lost.add(href)
      notes.push(`${inline ? '图片' : '附件'}“${lastOf(href)}”没有收：${error.text}`)
    }
    return known.get(href) ?? null
  }

  for (const element of $('img').toArray()) {
    const src = ($(element).attr('src') ?? '').trim()
    const at = src === '' || /^data:/i.test(src) ? null : await take(src, true)
    if (/^data:/i.test(src)) notes.push('写在网页代码里的图片没有收。')
    if (at === null) $(element).removeAttr('src')
    else
      $(element)
        .attr('src', fileMark(at))
        .attr('alt', $(element).attr('alt')?.trim() || `插图${at + 1}`)
  }
  for (const element of $('a[href]').toArray()) {
    const href = ($(element).attr('href') ?? '').trim()
    const at = FILE.test(href) ? await take(href, false) : null
    // A file that could not be had is not here: its link would lead nowhere.
    const made = at !== null ? fileMark(at) : lost.has(href) ? null : ownHref(page.address, href)
    if (made === null) $(element).removeAttr('href')
    else $(element).attr('href', made)
  }
  return { body: $.html(), files, notes: [...new Set(notes)] }
}

/** A link within the old site leads to the same path here, where old addresses are known; any other stays; null for what is no link. */
function ownHref(address: string, href: string): string | null {
  if (href.startsWith('#')) return href
  const base = /^https?:/i.test(address) ? address : `http://old.invalid/${address.replace(/^\/+/, '')}`
  if (!URL.canParse(href, base)) return null
  const url = new URL(href, base)
  const here = url.host === new URL(base).host
  return safeHref(here ? url.pathname + url.search : url.href)
}

const lastOf = (href: string): string => (href.split(/[?#]/)[0]?.split('/').at(-1) ?? '').slice(0, 80)
