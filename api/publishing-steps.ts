import { z } from 'zod'
import { route } from './contract.js'
import { documentIdSchema, validitySchema } from './publishing-content.js'
import { type DocumentStepName, documentViewSchema, publishStepSchema, withdrawalKindSchema } from './publishing-view.js'
import { daySchema } from './request-view.js'

const params = z.object({ id: documentIdSchema })
/** What the caller saw last: when somebody acted since, the answer is `conflict` and says what was done. */
const version = z.number().int().min(1)
const text = z.string().max(2_000)

/** One step of a document: `POST /api/publishing/documents/:id/<path>`; the answer is the document as it is then. */
function step<Name extends DocumentStepName, Body extends z.ZodRawShape>(name: Name, path: string, summary: string, body: Body) {
  return route({
    name,
    method: 'POST',
    path: `/api/publishing/documents/:id/${path}`,
    summary,
    // The handler asks for the step's own permission, for the organ of the document.
    access: { permission: 'publish.view' },
    params,
    body: z.object({ version, ...body }),
    answer: documentViewSchema,
    refusals: [],
  })
}

export const PUBLISH_STEPS = {
  submitDocument: step('submitDocument', 'submission', 'Hands the text in for review; findings that want a reason are answered here.', {
    revision: z.number().int().min(1),
    reasons: z.record(z.string(), text).default({}),
  }),
  recallDocument: step('recallDocument', 'recall', 'The author takes the text back.', {}),
  approveDocument: step('approveDocument', 'approval', 'Agrees to the text at the step it waits for.', {
    step: publishStepSchema,
    remark: text.default(''),
  }),
  returnDocument: step('returnDocument', 'return', 'Gives the text back with reasons.', {
    step: publishStepSchema.or(z.literal('secrecy')),
    reasons: text,
  }),
  clearSecrecy: step('clearSecrecy', 'secrecy', 'Signs the secrecy review (保密法 art. 35).', { opinion: text.default('') }),
  publishDocument: step('publishDocument', 'publication', 'Makes the text public now.', {}),
  forcePublish: step('forcePublish', 'forced-publication', 'The head lets a text out that has not gone the whole way; flagged for ever.', {
    reason: text,
  }),
  schedulePublication: step('schedulePublication', 'schedule', 'Lets the text go out by itself at a time.', {
    at: z.iso.datetime({ offset: true }),
  }),
  cancelSchedule: step('cancelSchedule', 'schedule-end', 'Does not let it go out by itself.', { reasons: text.default('') }),
  beginChange: step('beginChange', 'change', 'Begins a change of what is public.', {}),
  dropWork: step('dropWork', 'drop', 'Gives up what is being written.', {}),
  withdrawDocument: step('withdrawDocument', 'withdrawal', 'Takes the document off every page, list, file and feed at once.', {
    kind: withdrawalKindSchema,
    reason: text,
  }),
  askRestoration: step('askRestoration', 'restoration-request', 'Asks that a withdrawn document comes back.', { reason: text }),
  restoreDocument: step('restoreDocument', 'restoration', 'A second person agrees that it comes back.', {}),
  refuseRestoration: step('refuseRestoration', 'restoration-refusal', 'It stays withdrawn.', { reasons: text }),
  changeValidity: step('changeValidity', 'validity', 'Marks it amended, repealed or expired; it stays online.', {
    validity: validitySchema.extract(['in-force', 'amended', 'repealed', 'expired']),
    on: daySchema,
    act: z.object({ documentId: documentIdSchema.nullable().default(null), title: z.string().trim().max(300).default('') }),
  }),
} as const satisfies Record<DocumentStepName, unknown>
