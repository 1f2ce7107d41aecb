import { z } from 'zod'
import { route } from './contract.js'
import { columnIdSchema, instrumentSchema } from './publishing-content.js'
import { documentLifeSchema, originSchema } from './publishing-view.js'
import { daySchema } from './request-view.js'

const BASE = '/api/inspection/statistics'

/** By what the figures are broken down. */
export const STATISTICS_BY = { organ: '单位', column: '栏目', instrument: '信息类别', month: '月份', year: '年份' } as const
export type StatisticsBy = keyof typeof STATISTICS_BY
const bySchema = z.enum(Object.keys(STATISTICS_BY) as [StatisticsBy, ...StatisticsBy[]])

/** What is counted of the documents that first became public in a period. */
export const STATISTICS_FIGURES = {
  all: '公开总数',
  own: '原创',
  repost: '转载',
  withdrawn: '已撤下',
  forced: '强制发布',
  onTime: '按期公开',
  late: '逾期公开',
  papers: '规范性文件',
  interpreted: '有解读',
} as const
export type StatisticsFigure = keyof typeof STATISTICS_FIGURES
const figureSchema = z.enum(Object.keys(STATISTICS_FIGURES) as [StatisticsFigure, ...StatisticsFigure[]])

const figuresSchema = z.object({
  all: z.number(),
  own: z.number(),
  repost: z.number(),
  withdrawn: z.number(),
  forced: z.number(),
  onTime: z.number(),
  late: z.number(),
  papers: z.number(),
  interpreted: z.number(),
}) satisfies z.ZodType<Record<StatisticsFigure, number>>

const narrowed = {
  /** Of first publication; with `by=year` every year is shown. */
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  /** The organ and all below it. */
  organId: z.string().max(60).optional(),
}

const lineSchema = z.object({ key: z.string(), name: z.string(), figures: figuresSchema })
export type StatisticsLine = z.output<typeof lineSchema>

export const publicationStatistics = route({
  name: 'publicationStatistics',
  method: 'GET',
  path: BASE,
  summary: 'What became public in a year, original and repost apart, broken down by organ, column, kind, month or year.',
  access: { permission: 'inspection.view' },
  query: z.object({ ...narrowed, by: bySchema.default('organ') }),
  answer: z.object({
    year: z.number(),
    lines: z.array(lineSchema),
    total: figuresSchema,
    /** Public, but without a known day: they stand in no year. */
    undated: z.number(),
  }),
})

export const exportStatistics = route({
  name: 'exportStatistics',
  method: 'GET',
  path: `${BASE}/table`,
  summary: 'The same table as CSV or XLSX.',
  access: { permission: 'inspection.view' },
  query: z.object({ ...narrowed, by: bySchema.default('organ'), format: z.enum(['csv', 'xlsx']) }),
  answer: z.null(),
})

const rowSchema = z.object({
  id: z.string(),
  title: z.string(),
  organName: z.string(),
  columnId: z.string(),
  columnName: z.string(),
  instrument: instrumentSchema,
  origin: originSchema,
  life: documentLifeSchema,
  signedOn: daySchema.nullable(),
  firstOn: daySchema.nullable(),
  /** Where readers find it; null when it was withdrawn. */
  href: z.string().nullable(),
})
export type StatisticsRow = z.output<typeof rowSchema>

export const statisticsRows = route({
  name: 'statisticsRows',
  method: 'GET',
  path: `${BASE}/rows`,
  summary: 'The documents behind one figure, the newest first, by pages of 50.',
  access: { permission: 'inspection.view' },
  query: z.object({
    ...narrowed,
    /** Only what this organ itself published. */
    ownOrganId: z.string().max(60).optional(),
    columnId: columnIdSchema.optional(),
    instrument: instrumentSchema.optional(),
    month: z.coerce.number().int().min(1).max(12).optional(),
    figure: figureSchema.default('all'),
    after: z.string().max(100).optional(),
  }),
  answer: z.object({ rows: z.array(rowSchema), next: z.string().nullable() }),
})
