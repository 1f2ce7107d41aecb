import { z } from 'zod'
import { idSchema } from './annual-report-view.js'
import type { Access } from './contract.js'
import type { Permission } from './permissions.js'

/** Refusal codes of the report's verbs; their sentences stand in making/words.ts. */
export const REPORT_REFUSALS = [
  'report-exists',
  'report-missing',
  'report-locked',
  'report-not-locked',
  'report-submitted',
  'report-not-submitted',
  'report-published',
  'report-not-published',
  'unknown-cell',
  'not-a-count',
  'note-needed',
  'note-holds-personal-data',
  'rows-do-not-add-up',
  'unknown-chapter',
  'broken-number',
  'unfinished-text',
  'open-errors',
  'units-missing',
  'comments-open',
  'unit-already-assigned',
  'unit-not-assigned',
  'vertically-led',
  'nothing-to-remind',
  'reason-needed',
  'wrong-year',
] as const
export type ReportRefusal = (typeof REPORT_REFUSALS)[number]

export const refusals: string[] = [...REPORT_REFUSALS]

export const needs = (permission: Permission): Access => ({ permission })
export const byId = z.object({ id: idSchema })
/** What the caller saw last: a verb on something that others changed since is a `conflict` that says what changed. */
export const seen = { version: z.number().int().min(0) }
export const BASE = '/api/annual-reports'
