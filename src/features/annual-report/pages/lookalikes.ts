import type { Platform } from '../../../platform/platform.js'
import { organById } from '../../organs/index.js'
import { type Lookalike, shareFound } from '../../requests/index.js'
import type { Content } from '../publication/content.js'
import { listPublicRows } from '../store/rows.js'
import { findVersion } from '../store/versions.js'
import { addressOf } from './load.js'

/** Half of the words in one sentence: less is chance, more misses what is said in other words. */
const LEAST = 0.5
const READ = 12
const LONGEST_EXCERPT = 120

/** Reports of the organ and of those above it in which a sentence says much of what is asked for, the most alike first. */
export async function reportsAlike({ database: { db } }: Platform, text: string, organId: string): Promise<Lookalike[]> {
  const path = (await organById(db, organId))?.path.split('/') ?? []
  const rows = (await listPublicRows(db)).filter((row) => path.includes(row.organ_id)).slice(0, READ)
  const found: (Lookalike & { share: number })[] = []
  for (const row of rows) {
    const id = { organId: row.organ_id, year: row.year }
    const content = (await findVersion(db, id))?.content
    const best = content && bestSentence(content, text)
    if (best) found.push({ title: content.title, href: addressOf(id), ...best })
  }
  return found.sort((a, b) => b.share - a.share).map(({ title, href, excerpt }) => ({ title, href, excerpt }))
}

function bestSentence(content: Content, wanted: string): { excerpt: string; share: number } | null {
  let best = { excerpt: '', share: 0 }
  for (const sentence of sentencesOf(content)) {
    const share = shareFound(wanted, sentence)
    if (share > best.share) best = { excerpt: shortened(sentence), share }
  }
  return best.share >= LEAST ? best : null
}

function sentencesOf({ title, chapters }: Content): string[] {
  const paragraphs = chapters.flatMap((chapter) => chapter.paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')))
  return [title, ...paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[。；！？])/))]
}

function shortened(sentence: string): string {
  const signs = [...sentence.trim()]
  return signs.length > LONGEST_EXCERPT ? `${signs.slice(0, LONGEST_EXCERPT).join('')}……` : signs.join('')
}
