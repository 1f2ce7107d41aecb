import type { Content } from '../../../api/publishing-content.js'
import { type Day, day, parseDay, yearOf } from '../../../law/day.js'
import type { DocumentState } from './document/events.js'
import { nextStep, waitsForSecrecy } from './document/review.js'
import type { DocumentId } from './id.js'
import type { DocumentRow } from './store/tables.js'

/** Where what has no day at all stands in a list: behind everything else. */
export const NO_DAY = day('1900-01-01')

/** The words that the public sees or would see, and those on their way. */
export interface Words {
  shown: Content | null
  working: Content | null
}

/** The row of a document as it is now; all of it follows from what happened and from the words. */
export function rowOf(
  at: { siteId: string; id: DocumentId; touchedAt: Date },
  state: DocumentState,
  words: Words,
  before: DocumentRow | null,
): DocumentRow {
  const { work, versions } = state
  const content = words.shown ?? words.working
  const first = versions[0]?.on ?? null
  const signed = dayOrNull(content?.signedOn)
  return {
    site_id: at.siteId,
    id: at.id,
    organ_id: state.organId,
    life: state.life === 'none' ? 'draft' : state.life,
    stage: work?.stage ?? null,
    step: nextStep(work),
    secrecy_open: waitsForSecrecy(work),
    work_no: work?.no ?? null,
    work_title: words.working?.title ?? null,
    author: work?.authors[0] ?? null,
    returned: work?.stage === 'writing' && work.returned !== null,
    scheduled_at: work?.at ? new Date(work.at) : null,
    restoring: state.restoring !== null,
    public_no: versions.at(-1)?.no ?? null,
    origin: state.origin,
    index_no: state.indexNo,
    ...describing(content, before),
    year: signed ? yearOf(signed) : first ? yearOf(first) : null,
    signed_on: signed,
    published_on: versions.at(-1)?.on ?? null,
    first_on: first,
    validity: state.validity?.validity ?? content?.validity ?? 'none',
    ended_on: state.validity && state.validity.validity !== 'in-force' ? state.validity.on : null,
    effective_on: dayOrNull(content?.effectiveOn),
    expires_on: dayOrNull(content?.expiresOn),
    forced: versions.filter((version) => version.forced.length > 0).length,
    late: state.late,
    sort_on: first ?? signed ?? NO_DAY,
    touched_at: at.touchedAt,
    version: state.version,
  }
}

/** What lists and facets ask of the words; a document that was given up keeps what it had. */
function describing(content: Content | null, before: DocumentRow | null) {
  return {
    column_id: content?.columnId ?? before?.column_id ?? '',
    title: content?.title ?? before?.title ?? '',
    instrument: content?.instrument ?? before?.instrument ?? 'other',
    document_no: content?.documentNo ?? null,
    issuer: content?.issuer ?? null,
    topic: content?.topic ?? null,
    genre: content?.genre ?? null,
    catalog_item: content?.catalogItemId ?? null,
  }
}

const dayOrNull = (text: string | null | undefined): Day | null => (text ? parseDay(text) : null)
