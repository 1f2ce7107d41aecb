import { z } from 'zod'
import { route } from './contract.js'
import { lightSchema, requestIdSchema } from './request-view.js'

const BASE = '/api/requests/reminders'

export const reminderKindSchema = z.enum([
  'confirm',
  'overdue',
  'due-today',
  'due-soon',
  'consultation',
  'correction',
  'payment',
  'unit-late',
  'unit-owes',
  'unit-escalated',
])
export type ReminderKind = z.infer<typeof reminderKindSchema>

export const listReminders = route({
  name: 'listReminders',
  method: 'GET',
  path: BASE,
  summary: 'What the caller is reminded of, one notice a kind with the cases it is about; a case whose cause is gone has left it.',
  access: { permission: 'request.view' },
  answer: z.object({
    reminders: z.array(
      z.object({
        id: z.string(),
        kind: reminderKindSchema,
        /** 3 件申请今天到期 */
        title: z.string(),
        /** What to do about it. */
        hint: z.string(),
        organName: z.string(),
        since: z.string(),
        read: z.boolean(),
        cases: z.array(z.object({ id: requestIdSchema, number: z.string(), light: lightSchema, clock: z.string() })),
      }),
    ),
    unread: z.number(),
  }),
})

export const readReminders = route({
  name: 'readReminders',
  method: 'POST',
  path: `${BASE}/read`,
  summary: 'Notes that the caller has read these notices; they ring again when a case is added to them, the pressing ones every morning.',
  access: { permission: 'request.view' },
  body: z.object({ ids: z.array(z.string().max(300)).max(200) }),
  answer: z.object({ unread: z.number() }),
})
