import { z } from 'zod'
import { route } from './contract.js'
import { columnLightSchema } from './publishing-view.js'
import { daySchema } from './request-view.js'

const BASE = '/api/inspection/notices'

/** Columns to be updated; the copy to the head of those that are over; links of the organ's own pages that lead nowhere. */
export const inspectionNoticeKindSchema = z.enum(['columns', 'columns-over', 'links'])
export type InspectionNoticeKind = z.infer<typeof inspectionNoticeKindSchema>

export const listInspectionNotices = route({
  name: 'listInspectionNotices',
  method: 'GET',
  path: BASE,
  summary: 'What the caller is told of columns and links, one notice an organ and kind; what is put right has left it.',
  access: { permission: 'publish.view' },
  answer: z.object({
    notices: z.array(
      z.object({
        id: z.string(),
        kind: inspectionNoticeKindSchema,
        /** 2 个栏目要更新 */
        title: z.string(),
        /** What to do about it. */
        hint: z.string(),
        organName: z.string(),
        since: daySchema,
        read: z.boolean(),
        lines: z.array(
          z.object({
            label: z.string(),
            words: z.string(),
            light: columnLightSchema,
            /** The column to publish into. */
            column: z.object({ organId: z.string(), id: z.string() }).nullable(),
            /** The public page that it is about. */
            href: z.string().nullable(),
          }),
        ),
      }),
    ),
    unread: z.number(),
  }),
})

export const readInspectionNotices = route({
  name: 'readInspectionNotices',
  method: 'POST',
  path: `${BASE}/read`,
  summary: 'Notes that the caller has read these notices; they ring again on Monday, and when something is added.',
  access: { permission: 'publish.view' },
  body: z.object({ ids: z.array(z.string().max(300)).max(200) }),
  answer: z.object({ unread: z.number() }),
})
