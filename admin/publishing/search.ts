import type { z } from 'zod'
import { listDocuments, type publishingQueue } from '../../api/publishing.js'
import { readQuery } from '../parts/search.js'

const query = listDocuments.query as NonNullable<typeof listDocuments.query>

/** One of the lists of what waits for the caller. */
export type Heap = Exclude<keyof z.output<typeof publishingQueue.answer>, 'columns'>

export const HEAPS: Record<Heap, string> = {
  toReview: '等我审核',
  toClear: '等我保密审查',
  toPublish: '可以发布',
  askedBack: '等待同意恢复',
  returned: '退回给我的',
  writing: '我正在写的',
  scheduled: '定时发布',
}

/** What of the list stands in its address; without an organ it is the caller's own. */
export type DocumentsSearch = Partial<Omit<z.input<typeof query>, 'after'>> & { todo?: Heap }

/** Reads the filters out of an address. */
export function readDocumentsSearch(search: Record<string, unknown>): DocumentsSearch {
  const { todo } = search
  const found: DocumentsSearch = readQuery(query, search)
  return typeof todo === 'string' && todo in HEAPS ? { ...found, todo: todo as Heap } : found
}

interface NewSearch {
  organ?: string
  column?: string
  /** Row of the standard catalogue. */
  item?: string
}

export function readNewSearch({ organ, column, item }: Record<string, unknown>): NewSearch {
  return {
    ...(typeof organ === 'string' ? { organ } : {}),
    ...(typeof column === 'string' ? { column } : {}),
    ...(typeof item === 'string' ? { item } : {}),
  }
}

export function readColumnsSearch({ organ }: Record<string, unknown>): { organ?: string } {
  return typeof organ === 'string' ? { organ } : {}
}
