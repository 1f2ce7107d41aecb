import { inflateSync } from 'node:zlib'
import { lettersOf, placesOf, plainOf } from '../letters.js'
import { findPlaces } from '../places.js'
import { openPdf } from './documents.js'
import { type Box, coveredShare, type PageText, type Sign, signsOf } from './page.js'

/** Something that was to be gone and is not, or that should not be there. */
export interface Failure {
  page: number | null
  what: 'word-left' | 'text-under-cover' | 'cover-not-black' | 'metadata' | 'word-in-bytes' | 'pages-differ'
}

interface Expected {
  words: string[]
  covered: ReadonlyMap<number, Box[]>
  pages: number
}

/** Reads a finished file as anybody could, and looks for what was taken out of it: in text, under covers, in pictures, in metadata, in every stream. */
export async function verify(bytes: Buffer, { words, covered, pages }: Expected): Promise<Failure[]> {
  const failures: Failure[] = []
  const document = await openPdf(bytes)
  if (document.count !== pages) failures.push({ page: null, what: 'pages-differ' })
  const texts: PageText[] = []
  for (let page = 1; page <= document.count; page += 1) {
    const text = await document.text(page)
    texts.push(text)
    const boxes = covered.get(page) ?? []
    if (signsOf(text).some((sign) => isLeftUnder(sign, boxes))) failures.push({ page, what: 'text-under-cover' })
    const extracted = lettersOf([...(await document.plainText(page))])
    if (words.some((word) => placesOf(extracted, plainOf(word)).length > 0)) failures.push({ page, what: 'word-left' })
    if (boxes.length > 0 && !(await isBlack(document, page, boxes))) failures.push({ page, what: 'cover-not-black' })
  }
  for (const word of words) {
    for (const place of findPlaces(texts, word)) failures.push({ page: place.signs[0]?.page ?? null, what: 'word-left' })
  }
  if (await document.hasMetadata()) failures.push({ page: null, what: 'metadata' })
  await document.close()
  const raw = readable(bytes)
  if (words.flatMap(codedForms).some((form) => raw.includes(form))) failures.push({ page: null, what: 'word-in-bytes' })
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()]
}

/** The mark that says that something was taken out stands under covers; nothing else may. */
const MARK = new Set('〔已遮盖〕')

function isLeftUnder(sign: Sign, boxes: readonly Box[]): boolean {
  return !MARK.has(sign.text) && boxes.some((box) => coveredShare(sign, box) > 0.5)
}

async function isBlack(document: Awaited<ReturnType<typeof openPdf>>, page: number, boxes: readonly Box[]): Promise<boolean> {
  const { canvas, scale } = await document.draw(page, 1)
  const pen = canvas.getContext('2d')
  return boxes.every((box) => {
    const [left, top] = [Math.ceil(box.left * scale) + 1, Math.ceil(box.top * scale) + 1]
    const [width, height] = [Math.floor(box.right * scale) - 1 - left, Math.floor(box.bottom * scale) - 1 - top]
    if (width < 1 || height < 1) return true
    const { data } = pen.getImageData(left, top, width, height)
    return data.every((value, i) => i % 4 === 3 || value < BLACK)
  })
}

/** Black as a JPEG draws it beside white. */
const BLACK = 96

/** The file without the pixels of its pictures, its streams unpacked; one that cannot be unpacked stays as it is. */
function readable(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', from)) {
    const head = bytes.toString('latin1', Math.max(from, at - 300), at)
    const length = /\/Length (\d+)>>$/.exec(head)?.[1]
    const begin = at + 'stream\n'.length
    const next = bytes.indexOf('endstream', begin)
    const end = length === undefined ? (next < 0 ? bytes.length : next) : begin + Number(length)
    parts.push(bytes.subarray(from, at))
    if (!head.includes('/DCTDecode')) parts.push(unpacked(bytes.subarray(begin, end)))
    from = Math.max(end, begin) + 'endstream'.length
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}

function unpacked(body: Buffer): Buffer {
  try {
    return inflateSync(body)
  } catch {
    return body
  }
}

/** A word as a file may hold it; short ones in plain letters stand in every file by chance. */
function codedForms(word: string): Buffer[] {
  const forms = [...new Set([word, plainOf(word)])].filter(
    (form) => /[^\x20-\x7e]/.test(form) || /^\d{11,}$/.test(form) || /[g-z]\w{5,}/i.test(form),
  )
  return forms.flatMap((form) => {
    const wide = Buffer.from(form, 'utf16le').swap16()
    const hex = wide.toString('hex')
    return [Buffer.from(form), wide, Buffer.from(form, 'utf16le'), Buffer.from(hex), Buffer.from(hex.toUpperCase())]
  })
}
