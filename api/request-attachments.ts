import { z } from 'zod'
import { route } from './contract.js'
import { requestIdSchema } from './request-view.js'

const BASE = '/api/requests/:id/attachments'

const filesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number(),
    what: z.enum(['identity', 'material', 'authorization']),
    keptAt: z.string(),
  }),
)

export const listAttachments = route({
  name: 'listAttachments',
  method: 'GET',
  path: BASE,
  summary: 'The files that the applicant handed in: identity papers, authorisations, materials. Their content is not among it.',
  access: { permission: 'request.view' },
  params: z.object({ id: requestIdSchema }),
  answer: z.object({ files: filesSchema }),
})

export const addAttachments = route({
  name: 'addAttachments',
  method: 'POST',
  path: BASE,
  summary: 'Adds what came on paper, scanned: the letter and materials, identity papers, authorisations. Kept encrypted, with an entry.',
  access: { permission: 'request.handle' },
  params: z.object({ id: requestIdSchema }),
  upload: ['identity', 'material', 'authorization'],
  answer: z.object({ files: filesSchema }),
})

export const readAttachment = route({
  name: 'readAttachment',
  method: 'GET',
  path: `${BASE}/:file`,
  summary: 'One of these files. The download leaves an entry in the ledger.',
  access: { permission: 'request.read-person' },
  params: z.object({ id: requestIdSchema, file: z.string().max(60) }),
  answer: z.null(),
})
