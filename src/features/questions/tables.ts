import type { Selectable } from 'kysely'
import type { QuestionStatus } from '../../../api/questions.js'
import type { Day } from '../../../law/day.js'

interface QuestionTable {
  site_id: string
  number: string
  organ_id: string
  document_id: string | null
  /** Sealed: Asked. */
  asked: string
  /** Sealed: Draft; null until there is one. */
  draft: string | null
  /** Who wrote the draft. */
  author: string | null
  status: QuestionStatus
  may_publish: boolean
  practice: boolean
  received_on: Day
  due: Day
  answered_on: Day | null
  answered_by: string | null
  /** Of the public page; null while it is not published. */
  public_id: string | null
  public_title: string | null
  public_words: string | null
  public_answer: string | null
  password: string
  once: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    question: QuestionTable
  }
}
export type QuestionRow = Selectable<QuestionTable>
