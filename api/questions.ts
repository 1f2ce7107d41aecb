import { z } from 'zod'
import { route } from './contract.js'
import { daySchema, lightSchema } from './request-view.js'

const BASE = '/api/questions'
const number = z.object({ number: z.string().max(40) })

/** 待答复, 待审核, 已答复. */
export const questionStatusSchema = z.enum(['received', 'review', 'answered'])
export type QuestionStatus = z.output<typeof questionStatusSchema>
export const QUESTION_STATUSES: Record<QuestionStatus, string> = { received: '待答复', review: '待审核', answered: '已答复' }

const answerWords = {
  /** To the asker. */
  text: z.string().trim().min(2).max(5_000),
  /** Whether it goes under 政策问答, with the question in these words. */
  publish: z.boolean().default(false),
  publicTitle: z.string().trim().max(100).default(''),
  publicWords: z.string().trim().max(2_000).default(''),
  /** Why a phone number or an address may stand there. */
  reason: z.string().trim().max(300).default(''),
}
export const questionAnswerSchema = z.object(answerWords)
export type QuestionAnswer = z.output<typeof questionAnswerSchema>

export const QUESTION_STEPS = ['draftAnswer', 'returnAnswer', 'approveAnswer', 'withdrawAnswer', 'forwardQuestion'] as const
export type QuestionStep = (typeof QUESTION_STEPS)[number]

export const questionSchema = z.object({
  number: z.string(),
  organId: z.string(),
  organName: z.string(),
  /** What it is about, where it began on a document's page. */
  document: z.object({ title: z.string(), href: z.string() }).nullable(),
  title: z.string(),
  words: z.string(),
  name: z.string(),
  contact: z.string(),
  /** The asker agrees that it is published without their name. */
  mayPublish: z.boolean(),
  status: questionStatusSchema,
  receivedOn: daySchema,
  due: daySchema,
  daysLeft: z.number(),
  light: lightSchema,
  practice: z.boolean(),
  draft: z.object({ ...answerWords, by: z.string(), returned: z.string().nullable() }).nullable(),
  answered: z.object({ on: daySchema, by: z.string() }).nullable(),
  /** Where the public reads it; null: not published. */
  address: z.string().nullable(),
  /** The question with what looks like personal data masked, to begin from. */
  suggested: z.object({ title: z.string(), words: z.string() }),
  actions: z.array(z.object({ name: z.enum(QUESTION_STEPS), allowed: z.boolean(), message: z.string().nullable() })),
})
export type Question = z.output<typeof questionSchema>

export const listQuestions = route({
  name: 'listQuestions',
  method: 'GET',
  path: BASE,
  summary:
    'Questions about policies (政策咨询) to the organs in the caller’s scope, by pages of 50: what is open with the nearest day first.',
  access: { permission: 'question.view' },
  query: z.object({
    scope: z.enum(['received', 'review', 'answered']).default('received'),
    /** `next` of the page before. */ after: z.string().max(60).optional(),
  }),
  answer: z.object({ questions: z.array(questionSchema), next: z.string().nullable() }),
})

export const getQuestion = route({
  name: 'getQuestion',
  method: 'GET',
  path: `${BASE}/:number`,
  summary: 'A question with its answer and what may be done with it now.',
  access: { permission: 'question.view' },
  params: number,
  answer: questionSchema,
})

export const draftAnswer = route({
  name: 'draftAnswer',
  method: 'PUT',
  path: `${BASE}/:number/answer`,
  summary: 'Writes the answer and hands it in for review; personal data in what is to be published are refused.',
  access: { permission: 'question.answer' },
  params: number,
  body: questionAnswerSchema,
  answer: questionSchema,
  refusals: ['question-answered', 'question-in-review', 'question-not-to-publish'],
})

export const returnAnswer = route({
  name: 'returnAnswer',
  method: 'POST',
  path: `${BASE}/:number/return`,
  summary: 'Sends an answer back to its writer with the reasons.',
  access: { permission: 'question.review' },
  params: number,
  body: z.object({ reasons: z.string().trim().min(2).max(500) }),
  answer: questionSchema,
  refusals: ['question-not-in-review'],
})

export const approveAnswer = route({
  name: 'approveAnswer',
  method: 'POST',
  path: `${BASE}/:number/approval`,
  summary: 'Lets an answer out: the asker reads it, and the public where it is to be published. Not by its writer.',
  access: { permission: 'question.review' },
  params: number,
  body: z.object({}),
  answer: questionSchema,
  refusals: ['question-not-in-review', 'own-answer'],
})

export const withdrawAnswer = route({
  name: 'withdrawAnswer',
  method: 'POST',
  path: `${BASE}/:number/withdrawal`,
  summary: 'Takes a published answer off every page; the asker still reads it.',
  access: { permission: 'question.review' },
  params: number,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  answer: questionSchema,
  refusals: ['question-not-published'],
})

export const forwardQuestion = route({
  name: 'forwardQuestion',
  method: 'POST',
  path: `${BASE}/:number/forwarding`,
  summary: 'Gives a question to the organ that it is for; the day by which it is to be answered stays.',
  access: { permission: 'question.answer' },
  params: number,
  body: z.object({ organId: z.string().max(60), reason: z.string().trim().min(2).max(300) }),
  answer: z.object({ organName: z.string() }),
  refusals: ['question-answered', 'question-in-review'],
})
