import { z } from 'zod'
import { route } from './contract.js'
import { registerRequest } from './requests.js'

const BASE = '/api/received-mails'
const params = z.object({ id: z.uuid() })

/** How the mail server is spoken to. */
export const MAIL_SECURITY = {
  tls: 'TLS（通常 993 端口）',
  starttls: 'STARTTLS（通常 143 端口）',
  plain: '不加密（只许本机）',
} as const

export const mailboxSchema = z.object({
  organId: z.string(),
  host: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls', 'plain']),
  login: z.string(),
  folder: z.string(),
  /** Where mails go after they were taken in; null: they stay where they are, marked. */
  doneFolder: z.string().nullable(),
  enabled: z.boolean(),
  /** Mails that came in before this day are left alone. */
  from: z.string(),
  checkedAt: z.string().nullable(),
  /** What went wrong last time, or null. */
  trouble: z.string().nullable(),
})
export type Mailbox = z.infer<typeof mailboxSchema>

export const receivedMailSchema = z.object({
  id: z.string(),
  organId: z.string(),
  organName: z.string(),
  from: z.string(),
  subject: z.string(),
  /** When and on which day in Shanghai the organ’s machine got it. */
  at: z.string(),
  on: z.string(),
  attachments: z.number(),
  status: z.enum(['waiting', 'registered', 'dismissed']),
  requestId: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
})
export type ReceivedMail = z.infer<typeof receivedMailSchema>

export const receivedMailDetailSchema = receivedMailSchema.extend({
  fromName: z.string(),
  /** Where answers go, when it is not the sender. */
  replyTo: z.string().nullable(),
  text: z.string(),
  /** What a reader must know: shown from HTML, cut, left in the mailbox. */
  notes: z.array(z.string()),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number(), type: z.string() })),
})
export type ReceivedMailDetail = z.infer<typeof receivedMailDetailSchema>

export const listReceivedMails = route({
  name: 'listReceivedMails',
  method: 'GET',
  path: BASE,
  summary: 'Mails that came into the mailboxes of the caller’s organs, those that wait first, 200 at most.',
  access: { permission: 'request.handle' },
  query: z.object({ status: z.enum(['waiting', 'registered', 'dismissed']).default('waiting') }),
  answer: z.object({ mails: z.array(receivedMailSchema), waiting: z.number() }),
})

export const getReceivedMail = route({
  name: 'getReceivedMail',
  method: 'GET',
  path: `${BASE}/:id`,
  summary: 'One mail as text, with its attachments by name.',
  access: { permission: 'request.handle' },
  params,
  answer: receivedMailDetailSchema,
})

export const readMailAttachment = route({
  name: 'readMailAttachment',
  method: 'GET',
  path: `${BASE}/:id/attachments/:file`,
  summary: 'An attachment, never opened in the browser; the download leaves an entry in the ledger.',
  access: { permission: 'request.read-person' },
  params: params.extend({ file: z.uuid() }),
  answer: z.null(),
})

export const registerReceivedMail = route({
  name: 'registerReceivedMail',
  method: 'POST',
  path: `${BASE}/:id/registration`,
  summary: 'Registers a mail as a request by e-mail (art. 31: to be confirmed by both sides); its attachments go with it.',
  access: { permission: 'request.handle' },
  params,
  body: registerRequest.body ? registerRequest.body.omit({ organId: true, channel: true, on: true }) : z.never(),
  answer: registerRequest.answer,
})

export const dismissReceivedMail = route({
  name: 'dismissReceivedMail',
  method: 'POST',
  path: `${BASE}/:id/dismissal`,
  summary: 'Says why a mail is no request; the mail stays in the mailbox.',
  access: { permission: 'request.handle' },
  params,
  body: z.object({ reason: z.string().trim().min(4, '请写明理由，不少于 4 个字。').max(200) }),
  answer: receivedMailSchema,
})

export const getMailbox = route({
  name: 'getMailbox',
  method: 'GET',
  path: '/api/mailboxes/:organId',
  summary: 'The mailbox that an organ’s requests come into, without its password; null while there is none.',
  access: { permission: 'request.mailbox' },
  params: z.object({ organId: z.string() }),
  answer: z.object({ mailbox: mailboxSchema.nullable() }),
})

export const putMailbox = route({
  name: 'putMailbox',
  method: 'PUT',
  path: '/api/mailboxes/:organId',
  summary: 'Sets it. An empty password keeps the one that is set, as long as host and login stay the same.',
  access: { permission: 'request.mailbox' },
  params: z.object({ organId: z.string() }),
  body: z.object({
    host: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[A-Za-z0-9.:-]+$/, '请填写服务器的域名或地址。'),
    port: z.number().int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls', 'plain']),
    login: z.string().trim().min(1).max(200),
    password: z.string().max(500).default(''),
    folder: z.string().trim().min(1).max(200).default('INBOX'),
    doneFolder: z.string().trim().max(200).nullable().default(null),
    enabled: z.boolean(),
  }),
  answer: z.object({ mailbox: mailboxSchema }),
})

export const checkMailbox = route({
  name: 'checkMailbox',
  method: 'POST',
  path: '/api/mailboxes/:organId/check',
  summary: 'Reads the mailbox now.',
  access: { permission: 'request.mailbox' },
  params: z.object({ organId: z.string() }),
  answer: z.object({ mailbox: mailboxSchema, taken: z.number() }),
})
