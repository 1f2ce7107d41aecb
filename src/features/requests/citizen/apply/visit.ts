import type { FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseDown } from '../../../../platform/errors/down.js'
import type { FormState } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { readSite } from '../../../../platform/site/site.js'
import { type Organ, organById } from '../../../organs/index.js'
import { type Answers, type Draft, draftByToken } from './draft.js'

/** A visitor at the application of one organ. */
export interface Visit {
  organ: Organ
  /** What this browser is writing; null before the first answer. */
  draft: Draft | null
  /** A demonstration takes practice cases (演练) only. */
  practice: boolean
  /** The database cannot be reached: only what the form itself carries is known. */
  away: boolean
}

type Asked = Pick<FormState, 'platform' | 'request' | 'params'>

/** Who is here, or null for an organ that is not there or stands no longer. Throws what the database throws. */
export async function visitOf({ platform, request, params }: Asked): Promise<Visit | null> {
  const place = await placeOf(platform, params.organ ?? '')
  if (!place) return null
  const token = request.cookies[nameFor(request, place.organ.id)]
  const draft = token === undefined ? null : await draftByToken({ platform }, platform.database.db, token)
  return { ...place, draft: draft?.organId === place.organ.id ? draft : null, away: false }
}

/** The same for a form that comes back: without the database, as far as the organ was seen before. */
export async function visitAgain(state: Asked & Pick<FormState, 'errors'>): Promise<Visit | null> {
  try {
    return await visitOf(state)
  } catch (error) {
    const known = seen(state.platform).get(state.params.organ ?? '')
    if (!known || !state.errors || !isDatabaseDown(error)) throw error
    return { ...known.place, draft: null, away: true }
  }
}

/** For as long as the browser is open. */
export function giveToken(request: FastifyRequest, reply: FastifyReply, organId: string, token: string): void {
  void reply.setCookie(nameFor(request, organId), token, shape(request))
}

export function takeToken(request: FastifyRequest, reply: FastifyReply, organId: string): void {
  void reply.clearCookie(nameFor(request, organId), shape(request))
}

/** The pages in their order; the code of a page is the end of its address. */
export const STEPS = [
  { key: 'shui', title: '您是谁' },
  { key: 'shenfen', title: '身份和联系方式' },
  { key: 'xinxi', title: '想要什么信息' },
  { key: 'fangshi', title: '怎样提供' },
  { key: 'hedui', title: '核对并提交' },
] as const
export type StepKey = (typeof STEPS)[number]['key']

/** The first page that is not answered yet. */
export function nextStep(answers: Answers | null): StepKey {
  if (answers === null) return 'shui'
  if (answers.person === null) return 'shenfen'
  if (answers.what === null) return 'xinxi'
  return answers.way === null ? 'fangshi' : 'hedui'
}

/** Whether the pages before this one are answered. */
export function mayOpen(answers: Answers | null, step: StepKey): boolean {
  const order = STEPS.map(({ key }) => key)
  return order.indexOf(step) <= order.indexOf(nextStep(answers))
}

export const baseOf = ({ id }: Pick<Organ, 'id'>): string => `/zfxxgk/${id}/ysqgk/shenqing`

/** What of a visit is the same for everybody. */
type Place = Pick<Visit, 'organ' | 'practice'>
const placesSeen = new WeakMap<Platform, Map<string, { place: Place; version: number; at: number }>>()
/** A change that this node was not told of. */
const FRESH_MS = 2_000

/** Asked for with every page and form, so it is kept until the site's content changes; submitting itself looks again. */
async function placeOf(platform: Platform, organId: string): Promise<Place | null> {
  const { version } = platform.cache.stats()
  const known = seen(platform).get(organId)
  const at = platform.clock.now()
  if (known?.version === version && at - known.at < FRESH_MS) return known.place
  const { db } = platform.database
  const organ = await organById(db, organId)
  if (!organ || organ.endedOn) return null
  const place = { organ, practice: (await readSite(db)).demo }
  seen(platform).set(organId, { place, version, at })
  return place
}

function seen(platform: Platform): Map<string, { place: Place; version: number; at: number }> {
  const known = placesSeen.get(platform) ?? new Map<string, { place: Place; version: number; at: number }>()
  placesSeen.set(platform, known)
  return known
}

function nameFor(request: FastifyRequest, organId: string): string {
  return `${request.protocol === 'https' ? '__Host-' : ''}gongkai-draft-${organId}`
}

/** Lax: who comes back from a mail or a search finds what was written. */
function shape(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const
}
