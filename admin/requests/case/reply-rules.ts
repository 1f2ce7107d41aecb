import type { ReplyInput, RequestView } from '../../../api/request-view.js'
import type { Values } from './spec.js'

/** The texts that an answer may need. */
export type Part = 'provided' | 'withheld' | 'severance' | 'search' | 'pointer' | 'publicInterest' | 'reasons'

export const NOT_HELD = '条例第三十六条第四项'
const ELSEWHERE = '条例第三十六条第五项'
const WITHHOLDING = /^条例第十[四五六]条/
const POINTING = ['notProcessedDuplicate', 'notProcessedPetition', 'notProcessedPublication', 'deniedSpecialInquiry', 'recordPassedOn']
const BASES = 'bases'

export const basesOf = (values: Values): string[] => (values[BASES] ?? '').split('\n').filter((basis) => basis !== '')

export const withBases = (values: Values, bases: readonly string[]): Values => ({ ...values, [BASES]: bases.join('\n') })

/** Which texts belong to the outcome: those it cannot do without are `needed`. The server decides; this only draws the form. */
export function partsOf(view: RequestView, values: Values): { part: Part; needed: boolean }[] {
  const outcome = values.outcome ?? ''
  if (outcome === '') return []
  const bases = basesOf(values)
  const given = outcome === 'granted' || outcome === 'partiallyGranted'
  const found: { part: Part; needed: boolean }[] = []
  if (given) found.push({ part: 'provided', needed: true })
  if (outcome === 'partiallyGranted') found.push({ part: 'withheld', needed: true })
  if (bases.some((basis) => WITHHOLDING.test(basis)) || outcome === 'partiallyGranted') found.push({ part: 'severance', needed: true })
  if (outcome === 'unavailableNotHeld' && bases.includes(NOT_HELD)) found.push({ part: 'search', needed: true })
  if (POINTING.includes(outcome)) found.push({ part: 'pointer', needed: true })
  else if (bases.includes(ELSEWHERE)) found.push({ part: 'pointer', needed: false })
  if (given && objected(view)) found.push({ part: 'publicInterest', needed: outcome === 'granted' })
  found.push({ part: 'reasons', needed: outcome !== 'granted' })
  return found
}

export interface Check {
  question: string
  answer: string
  state: 'good' | 'open' | 'none'
}

/** What a reviewer asks of every answer: severance (37), third parties (32), the search record, concrete reasons. */
export function checklistOf(view: RequestView, values: Values): Check[] {
  const parts = partsOf(view, values)
  const said = (part: Part) => (values[part] ?? '').trim() !== ''
  const third = view.consultations.filter((one) => one.kind === 'third-party')
  const running = third.some((one) => one.endedOn === null)
  const search = SEARCH_FIELDS.every((field) => (values[field] ?? '').trim() !== '')
  const reasons = [...(values.reasons ?? '').trim()].length
  return [
    question(
      '能否区分处理（第三十七条）？',
      parts.some(({ part }) => part === 'severance'),
      said('severance'),
      '已说明',
      '请写明区分处理的情况',
    ),
    third.length === 0
      ? {
          question: '涉及第三方（第三十二条）？',
          answer: values.outcome === 'deniedThirdParty' ? '还没有征求第三方意见' : '没有征求过；涉及的请先征求意见',
          state: values.outcome === 'deniedThirdParty' ? 'open' : 'none',
        }
      : {
          question: '涉及第三方（第三十二条）？',
          answer: running ? '征求意见还没有结束，不能签发' : '已征求意见',
          state: running ? 'open' : 'good',
        },
    question(
      '检索记录？',
      parts.some(({ part }) => part === 'search'),
      search,
      '四项都已填写',
      '请填写查了哪里、怎样查、谁查的',
    ),
    question('理由具体？', values.outcome !== 'granted', reasons >= 10, '已写明', '不少于 10 个字，写清事实和为什么'),
  ]
}

export const SEARCH_FIELDS = ['searchSystems', 'searchKeywords', 'searchPeriod', 'searchBy'] as const

/** The reply that the form sends; texts that the outcome does not ask for stay behind in the form. */
export function replyOf(view: RequestView, values: Values): ReplyInput {
  const shown = new Set(partsOf(view, values).map(({ part }) => part))
  const text = (part: Part) => (shown.has(part) ? (values[part] ?? '') : '')
  const [systems = '', keywords = '', period = '', by = ''] = SEARCH_FIELDS.map((field) => values[field])
  return {
    outcome: values.outcome ?? '',
    bases: basesOf(values),
    reasons: text('reasons'),
    provided: text('provided'),
    withheld: text('withheld'),
    search: shown.has('search') ? { systems, keywords, period, by } : null,
    pointer: text('pointer'),
    severance: text('severance'),
    publicInterest: text('publicInterest'),
  }
}

/** An earlier draft as the form shows it. */
export function valuesOf(reply: ReplyInput): Values {
  const { bases, search, ...texts } = reply
  const [systems, keywords, period, by] = SEARCH_FIELDS
  const searched: Values = search
    ? { [systems]: search.systems, [keywords]: search.keywords, [period]: search.period, [by]: search.by }
    : {}
  return withBases({ ...texts, ...searched }, bases)
}

const objected = (view: RequestView) => view.consultations.some((one) => one.kind === 'third-party' && one.opinion === 'objects')

function question(text: string, applies: boolean, done: boolean, good: string, open: string): Check {
  if (!applies) return { question: text, answer: '这种结果不需要', state: 'none' }
  return { question: text, answer: done ? good : open, state: done ? 'good' : 'open' }
}
