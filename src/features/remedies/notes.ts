import type { RemedyView } from '../../../api/remedy-view.js'
import { lastDays, roadAfter } from '../../../law/remedies.js'
import type { Db } from '../../platform/db/database.js'
import { type CaseFacts, caseFacts, type Now } from '../requests/index.js'
import type { RemedyState } from './events.js'
import type { RemedyId } from './id.js'

type Note = RemedyView['notes'][number]

/**
 * What the office should know before it answers. Nothing of it keeps a remedy from being registered: whether it is admissible is for the
 * reviewer and the court to say.
 */
export async function notesOn(db: Db, id: RemedyId, state: RemedyState, now: Now): Promise<Note[]> {
  const facts = state.requestId === null ? null : await caseFacts(db, state.requestId, now.calendar, now.today)
  const notes = facts?.contested && state.about !== 'no-reply' ? admissible(state, facts.contested, now) : []
  if (state.requestId !== null && (await another(db, id, state))) {
    notes.push({
      text: '同一件申请的行政复议和行政诉讼同时在办：复议期间不得起诉，起诉后不得申请复议。请核对是否登记有误，或者向受理机关说明。',
      article: '行政复议法第二十九条',
    })
  }
  if (state.role === 'reviewer') {
    notes.push({ text: '本机关作为复议机关是共同被告，这件案件只计入原行为机关的年度报告。', article: '国办公开办函〔2016〕201号' })
  }
  return notes
}

function admissible(state: RemedyState, contested: NonNullable<CaseFacts['contested']>, now: Now): Note[] {
  const road = roadAfter(contested)
  const first = state.stages[0]
  if (!first) return []
  const direct = state.kind === 'litigation' && !state.afterReview
  if (direct && road.reviewFirst) {
    const part = contested.outcome === 'partiallyGranted' ? '不予公开的部分' : '这件答复'
    return [
      {
        text: `${part}依据${road.because.join('、')}，应当先申请行政复议；未经复议直接起诉的，可以在答辩中向法院提出。`,
        article: road.article,
      },
    ]
  }
  const days = lastDays(road, contested.on, now.calendar)
  const last = state.kind === 'reconsideration' ? days.review : direct ? days.suit : null
  if (last === null || first.acceptedOn === null || first.acceptedOn <= last.due) return []
  return [
    {
      text: `${first.acceptedOn} 才受理，答复送达后的期限到 ${last.due}。超过法定期限的，可以在答复、答辩中提出；没有告知救济权利的除外。`,
      article: last.article,
    },
  ]
}

async function another(db: Db, id: RemedyId, state: RemedyState): Promise<boolean> {
  if (state.status !== 'open') return false
  const found = await db
    .selectFrom('remedy_case')
    .select('id')
    .where('request_id', '=', state.requestId)
    .where('id', '<>', id)
    .where('kind', '<>', state.kind)
    .where('status', '=', 'open')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
