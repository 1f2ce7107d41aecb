import type { z } from 'zod'
import type { importSourceSchema } from '../../../api/importing.js'
import { findPersonal, maskPersonal } from '../../../law/personal.js'
import { Fault } from '../../platform/errors/errors.js'
import type { Platform } from '../../platform/platform.js'
import { organById } from '../organs/index.js'
import { type Column, plainText } from '../publishing/index.js'
import { columnsFor } from './columns.js'
import { groupsOf } from './guess.js'
import { dayIn } from './reading/day.js'
import { openSource } from './sources/open.js'
import type { Source } from './sources/source.js'
import { mappingOf } from './store/runs.js'
import type { RunRow } from './store/tables.js'

const SAMPLES = 5
const MOST_GROUPS = 1_000

type SourceView = z.input<typeof importSourceSchema>

/** What stands in the source, with the first pages as they would be read under the mapping. Fault `invalid` when it cannot be opened. */
export async function sourceView(platform: Platform, run: RunRow): Promise<SourceView> {
  const { db } = platform.database
  const { source, close } = await openSource(platform, db, run, mappingOf(run))
  try {
    const samples: SourceView['samples'] = []
    for (const { place, group } of source.places.slice(0, SAMPLES)) samples.push(await sampleOf(source, place, group))
    return {
      total: source.places.length,
      headings: source.headings,
      groups: groupsOf(source).slice(0, MOST_GROUPS),
      samples,
      columns: await namedColumns(platform, run.organ_id),
    }
  } finally {
    await close()
  }
}

async function sampleOf(source: Source, place: string, group: string): Promise<SourceView['samples'][number]> {
  try {
    const page = await source.page(place)
    const text = plainText(page.body)
    const files = [...page.body.matchAll(/<(?:img|a)\b[^>]*\.(?:pdf|docx?|xlsx?|jpe?g|png)\b/gi)].length
    const on = dayIn(page.date)
    const { title, issuer, documentNo, source: from } = page
    return { place, title, on, group, issuer, documentNo, source: from, text: masked(text.slice(0, 160)), files, refusal: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { place, title: '', on: null, group, issuer: '', documentNo: '', source: '', text: '', files: 0, refusal: error.text }
  }
}

/** A sample is shown to see how pages are read, not whom they name. */
function masked(text: string): string {
  return findPersonal(text).reduce((shown, hit) => shown.replaceAll(hit.text, maskPersonal(hit)), text)
}

/** Our columns with the names of those above them, for a choice. */
async function namedColumns(platform: Platform, organId: string): Promise<SourceView['columns']> {
  const columns = await columnsFor(platform.database.db, organId)
  const byId = new Map(columns.map((column) => [column.id, column]))
  const trail = (column: Column): string => {
    const above = column.parentId === null ? undefined : byId.get(column.parentId)
    return above ? `${trail(above)} / ${column.name}` : column.name
  }
  const organs = new Map<string, string>()
  for (const id of new Set(columns.map((column) => column.organId)))
    if (id !== organId) organs.set(id, (await organById(platform.database.db, id))?.name ?? id)
  return columns.map((column) => {
    const organ = organs.get(column.organId)
    return { id: column.id, name: organ ? `${organ}：${trail(column)}` : trail(column) }
  })
}
