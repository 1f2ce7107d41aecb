import { can, type Permission } from '../../../api/permissions.js'
import type { Question, QuestionStep } from '../../../api/questions.js'
import { dueLight } from '../../../law/calendar/light.js'
import { workdaysBetween } from '../../../law/calendar/workdays.js'
import { maskText } from '../../../law/personal.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import { today } from '../../platform/clock.js'
import { Refused } from '../../platform/errors/errors.js'
import type { RefusalText } from '../../platform/feature.js'
import type { Platform } from '../../platform/platform.js'
import type { Viewer } from '../../platform/session/viewer.js'
import { currentCalendar } from '../calendar/index.js'
import { organById } from '../organs/index.js'
import { addressOf, publishedDocument } from '../publishing/index.js'
import { mustBeInReview, mustTakeDraft } from './answering.js'
import { askedOf, draftOf } from './asking.js'
import { answerAddress } from './public.js'
import type { QuestionRow } from './tables.js'
import { REFUSALS } from './words.js'

/** A question as those see it who answer and review. */
export async function questionView(platform: Platform, viewer: Viewer, row: QuestionRow): Promise<Question> {
  const { db } = platform.database
  const on = today(platform.clock)
  const organ = await organById(db, row.organ_id)
  const document = row.document_id === null ? null : await publishedDocument(db, SITE_ID, row.document_id, on)
  const asked = askedOf(platform, row)
  return {
    number: row.number,
    organId: row.organ_id,
    organName: organ?.name ?? '',
    document: document && { title: document.title, href: addressOf(document.id) },
    ...asked,
    mayPublish: row.may_publish,
    status: row.status,
    receivedOn: row.received_on,
    due: row.due,
    daysLeft: workdaysBetween(on, row.due, await currentCalendar(db)),
    light: dueLight(row.due, on, row.status === 'answered'),
    practice: row.practice,
    draft: draftOf(platform, row),
    answered: row.answered_on === null ? null : { on: row.answered_on, by: row.answered_by ?? '' },
    address: row.public_id === null ? null : answerAddress(row.public_id),
    suggested: { title: maskText(asked.title), words: maskText(asked.words) },
    actions: actionsOf(platform, viewer, row, organ?.path ?? ''),
  }
}

const NEEDS: Record<QuestionStep, Permission> = {
  draftAnswer: 'question.answer',
  returnAnswer: 'question.review',
  approveAnswer: 'question.review',
  withdrawAnswer: 'question.review',
  forwardQuestion: 'question.answer',
}

/** What may be done now, got by trying; not for whom the permission is not. */
function actionsOf(platform: Platform, viewer: Viewer, row: QuestionRow, path: string): Question['actions'] {
  const tries: Record<QuestionStep, () => void> = {
    draftAnswer: () => mustTakeDraft(row),
    returnAnswer: () => void mustBeInReview(platform, row),
    approveAnswer: () => {
      mustBeInReview(platform, row)
      if (row.author === viewer.userId) throw new Refused('own-answer')
    },
    withdrawAnswer: () => {
      if (row.public_id === null) throw new Refused('question-not-published')
    },
    forwardQuestion: () => mustTakeDraft(row),
  }
  return (Object.keys(tries) as QuestionStep[])
    .filter((name) => can(viewer.grants, NEEDS[name], path))
    .map((name) => ({ name, ...outcomeOf(tries[name]) }))
}

function outcomeOf(attempt: () => void): { allowed: boolean; message: string | null } {
  try {
    attempt()
    return { allowed: true, message: null }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text: RefusalText = REFUSALS[error.code] ?? ''
    return { allowed: false, message: typeof text === 'string' ? text : '' }
  }
}
