import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'

/** What the JSON file says beside the content: which version it is, and its seal. */
export interface Edition {
  number: number
  publishedOn: string | null
  hash: string
}

/** The report as data: cells by path, null for a blank, the text as printed, and the rows behind every number. */
export function toJson(content: Content, edition: Edition): Buffer {
  const { chapters, ...rest } = content
  const file = {
    format: 'gongkai-annual-report/1',
    organ: content.organName,
    ...rest,
    chapters: chapters.map(({ number, title, paragraphs }) => ({ number, title, paragraphs: plainText(paragraphs) })),
    version: edition.number,
    publishedOn: edition.publishedOn,
    sha256: edition.hash,
  }
  return Buffer.from(`${JSON.stringify(file, null, 1)}\n`)
}
