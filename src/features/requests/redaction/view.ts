import { can } from '../../../../api/permissions.js'
import type { Release, ReleaseDetail } from '../../../../api/request-releases.js'
import { findFile } from '../../../platform/files/files.js'
import { lineText, suggestionsOf } from '../../../platform/redaction/finding.js'
import { findPlaces } from '../../../platform/redaction/places.js'
import type { Caller } from '../api.js'
import { fold } from '../evolve.js'
import type { RequestId } from '../id.js'
import { readHistory } from '../store.js'
import { pagesOf } from './releasing.js'
import { openSecret, type ReleaseRow, releaseRow, releaseRows } from './store.js'

type Looking = Pick<Caller, 'ctx' | 'viewer' | 'organ'>

/** The files of a case as the caller may deal with them. */
export async function releasesView(caller: Looking, id: RequestId): Promise<{ releases: Release[]; mayUpload: boolean }> {
  const { db } = caller.ctx.platform.database
  const { status } = fold(await readHistory(db, id))
  const releases: Release[] = []
  for (const row of await releaseRows(db, id)) releases.push(await releaseView(caller, row))
  return { releases, mayUpload: ['submitted', 'open', 'decided'].includes(status) && handles(caller) }
}

export async function releaseView(caller: Looking, row: ReleaseRow): Promise<Release> {
  const { name, title } = openSecret(caller.ctx, row)
  const own = row.by_user === caller.viewer.userId
  const releases = can(caller.viewer.grants, 'request.release', caller.organ.path)
  return {
    n: row.n,
    version: row.version,
    status: row.status,
    name,
    title,
    kind: row.kind,
    pages: row.pages,
    by: row.by_name,
    at: row.at.toISOString(),
    certificate: row.certificate,
    mayMark: row.status !== 'confirmed' && handles(caller),
    mayConfirm: row.status === 'made' && releases && !own,
    whyNot: row.status === 'made' && releases && own ? '遮盖和确认不能是同一个人，请由另一位同事看过结果后确认。' : null,
  }
}

/** One file with the text of its pages. Fault `not-found`. */
export async function releaseDetail(caller: Looking, id: RequestId, n: number): Promise<ReleaseDetail> {
  const { db } = caller.ctx.platform.database
  const row = await releaseRow(db, id, n)
  const pages = (await findFile(db, row.text_file)) ? await pagesOf(caller.ctx, db, row) : []
  const suggestions = suggestionsOf(pages).map(({ text, kind }) => {
    const places = findPlaces(pages, text)
    return { text, kind, count: places.length, pages: [...new Set(places.flatMap((place) => place.signs.map((one) => one.page)))] }
  })
  const view = await releaseView(caller, row)
  // What is to go is for those who take it out or let the rest go.
  if (!view.mayMark && !can(caller.viewer.grants, 'request.release', caller.organ.path) && !handles(caller)) {
    return { ...view, marks: { words: [], areas: [] }, sheets: [], suggestions: [] }
  }
  return {
    ...view,
    marks: openSecret(caller.ctx, row).marks,
    sheets: pages.map(({ page, width, height, pictures, lines }) => ({
      page,
      width,
      height,
      pictures,
      lines: lines.map(({ signs, ...box }) => ({ text: lineText(signs), ...box })),
    })),
    suggestions: suggestions.filter((each) => each.count > 0),
  }
}

function handles({ viewer, organ }: Looking): boolean {
  return can(viewer.grants, 'request.handle', organ.path)
}
