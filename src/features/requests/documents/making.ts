import { Refused } from '../../../platform/errors/errors.js'
import { keepFile } from '../../../platform/files/files.js'
import { organById } from '../../organs/index.js'
import type { RequestEvent } from '../events.js'
import { fold } from '../evolve.js'
import type { Ctx, Held } from '../handle.js'
import { parseId } from '../id.js'
import type { Event } from '../request.js'
import { openParts, personOf, wordsOf } from '../sealed.js'
import { kindOf } from './kinds/kinds.js'
import { takeNumber } from './numbers.js'
import { MAKING, type Planned, planDocuments } from './plan.js'
import { settingsOf } from './settings.js'
import { fillTemplate } from './templates/fill.js'
import { templateFor } from './templates/templates.js'
import { TYPES } from './types.js'
import { applicantValues, type Facts, letterValues } from './values.js'

/**
 * Makes the documents that an event asks for, in the transaction that records it: number, Word file and row stand or fall with it. Returns what to record
 * of each. The PDF is set later from the Word file, so that nobody waits for it with the case held. Refused: letter-names-applicant.
 */
export async function makeDocuments(ctx: Ctx, held: Held, event: RequestEvent): Promise<Event<'DocumentMade'>[]> {
  if (!MAKING.includes(event.type)) return []
  const facts = await factsOf(ctx, held)
  const earlier = held.history.filter((one) => one.event.type === 'DocumentMade').length
  const made: Event<'DocumentMade'>[] = []
  for (const planned of planDocuments(event, facts)) {
    mustNotNameApplicant(planned, facts)
    made.push(await makeOne(ctx, held, facts, planned, `d${earlier + made.length + 1}`))
  }
  return made
}

/** Everything that documents of a held case are filled from, after its last event. */
export async function factsOf(
  ctx: Pick<Ctx, 'platform'>,
  { tx, id, history, state, now }: Omit<Held, 'tx'> & { tx: Held['tx'] },
): Promise<Facts> {
  const { organId } = parseId(id)
  const organ = await organById(tx, organId)
  if (!organ) throw new RangeError(`no organ ${organId}`)
  const parent = organ.parentId === null ? null : await organById(tx, organ.parentId)
  const parts = await openParts(ctx, tx, id)
  return {
    id,
    organ,
    parentName: parent?.name ?? null,
    settings: await settingsOf(tx, organId),
    person: personOf(parts),
    words: wordsOf(parts),
    parts,
    state,
    before: fold(history.slice(0, -1)),
    now,
  }
}

async function makeOne(ctx: Ctx, held: Held, facts: Facts, planned: Planned, document: string): Promise<Event<'DocumentMade'>> {
  const { tx, id, now, state } = held
  const kind = kindOf(planned.number)
  const documentNo = planned.documentNo ?? (await takeNumber(held, facts.organ, kind.number))
  const title = planned.whom === undefined ? kind.title : `${kind.title}（${planned.whom}）`
  const template = await templateFor(ctx, tx, facts.organ, kind)
  const values = {
    ...letterValues(facts, documentNo, now.today),
    ...(kind.audience === 'applicant' ? applicantValues(facts) : {}),
    ...planned.values,
  }
  const bytes = await fillTemplate(template.bytes, values, { title: kind.title, practice: state.practice })
  const kept = await keepFile(ctx.platform, tx, {
    owner: `request-document:${id}`,
    name: `${documentNo ?? parseId(id).number} ${title}.docx`,
    type: TYPES.docx,
    bytes,
    sealed: true,
  })
  const { organId } = parseId(id)
  await tx
    .insertInto('request_document')
    .values({
      organ_id: organId,
      request_id: id,
      id: document,
      kind: kind.number,
      title,
      document_no: documentNo,
      made_on: now.today,
      audience: kind.audience,
      docx_file: kept.id,
      docx_sha256: kept.sha256,
      pdf_file: null,
      pdf_sha256: null,
    })
    .execute()
  const { audience } = kind
  return {
    type: 'DocumentMade',
    document,
    kind: kind.number,
    title,
    documentNo,
    on: now.today,
    audience,
    template: template.sha256,
    sha256: kept.sha256,
  }
}

/** Art. 32 asks for the opinion of those concerned, not for the applicant's name: a letter that gives it away is not sent. */
function mustNotNameApplicant({ typed = [] }: Planned, { person }: Facts): void {
  if (person === null) return
  const known = [person.name, person.idNumber, person.phone, person.email, person.agent?.name ?? ''].filter((text) => [...text].length > 1)
  if (typed.some((text) => known.some((value) => text.includes(value)))) throw new Refused('letter-names-applicant', '条例第三十二条')
}
