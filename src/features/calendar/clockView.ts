import type { Calendar } from '../../../law/calendar/calendar.js'
import { type ReplyDue, replyDue } from '../../../law/clock.js'
import { type ClockQuestion, readQuestion } from './ask.js'
import { CLOCK_NOTES, PROVISIONAL_NOTE } from './words.js'

/** What the clock says, its notes as sentences. */
export interface ClockAnswer extends Omit<ReplyDue, 'notes'> {
  notes: string[]
}

/** The answer to a question to the clock. Refuses as readQuestion and replyDue do. */
export function answerClock(question: ClockQuestion, calendar: Calendar): ClockAnswer {
  const reply = replyDue(readQuestion(question), calendar)
  const notes = reply.notes.map((note) => CLOCK_NOTES[note])
  return { ...reply, notes: reply.provisional ? [PROVISIONAL_NOTE, ...notes] : notes }
}
