import type { z } from 'zod'
import type { RequestView, reviewStepSchema, serviceModeSchema } from '../../../api/request-view.js'

export type ReviewStep = z.output<typeof reviewStepSchema>

/** The review chain, in order. */
export const REVIEW_STEPS: readonly ReviewStep[] = ['business', 'legal', 'secrecy', 'head']

export const REVIEW_NAMES: Record<ReviewStep, string> = { business: '业务审核', legal: '法制审核', secrecy: '保密审查', head: '负责人签发' }

export const SERVICE_MODES: Record<z.output<typeof serviceModeSchema>, string> = {
  direct: '直接送达',
  entrusted: '委托其他行政机关代为送达',
  post: '邮寄送达',
  electronic: '电子送达',
}

export const OPINIONS: Record<NonNullable<RequestView['consultations'][number]['opinion']>, string> = {
  consents: '同意公开',
  objects: '不同意公开',
  'no-answer': '逾期未答复',
}
