import { loadPdf } from '../../../platform/files/load-pdf.js'
import type { Reading, ReadPart } from './reading.js'

const MOST_PAGES = 500
/** Fewer words than this in a whole file are page numbers on pictures. */
const LEAST_SIGNS = 20
const TOLD: [key: string, label: string][] = [
  ['Author', '作者'],
  ['Subject', '主题'],
  ['Keywords', '关键词'],
]

/** What stands in a PDF: its pages, notes on them, its properties. No script of it is run, nothing is fetched. */
export async function readPdf(bytes: Buffer): Promise<Reading> {
  const task = loadPdf(bytes)
  const document = await task.promise.catch(() => null)
  if (!document) return { kind: 'pdf', parts: [], wordless: false, unreadable: true }
  const pages: string[] = []
  const notes: string[] = []
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
    for (const note of await page.getAnnotations()) if (note.contentsObj?.str) notes.push(String(note.contentsObj.str))
    page.cleanup()
  }
  const { info } = await document.getMetadata()
  await task.destroy()
  return readingOf(pages.join('\n'), notes.join('\n'), propertiesIn(info as Record<string, unknown>))
}

function readingOf(text: string, notes: string, properties: string): Reading {
  const all: ReadPart[] = [
    { place: '正文', text, hidden: false },
    { place: '批注', text: notes, hidden: true },
    { place: '文档属性', text: properties, hidden: true },
  ]
  const parts = all.filter((part) => part.text.trim() !== '')
  return { kind: 'pdf', parts, wordless: text.replace(/\s/g, '').length < LEAST_SIGNS, unreadable: false }
}

function propertiesIn(info: Record<string, unknown>): string {
  return TOLD.flatMap(([key, label]) => (typeof info[key] === 'string' && info[key] !== '' ? [`${label}：${info[key]}`] : [])).join('\n')
}
