import type { DocumentSettings } from '../../../../api/request-documents.js'
import type { Person, Words } from '../../../../api/request-view.js'
import type { Day } from '../../../../law/day.js'
import { dateInWords } from '../../../platform/typst/measures.js'
import type { Organ } from '../../organs/index.js'
import type { Delivery, Reply, RequestState } from '../events.js'
import type { Now } from '../guards.js'
import { parseId, type RequestId } from '../id.js'
import { CHANNELS } from '../words.js'
import type { RemedyOrgan } from './remedy-text.js'

/** Everything that a document may be filled from. */
export interface Facts {
  id: RequestId
  organ: Organ
  parentName: string | null
  settings: DocumentSettings
  /** Sealed parts in the clear; what was purged is not there. */
  person: Person | null
  words: Words | null
  parts: ReadonlyMap<string, string>
  /** After what happened, and before. */
  state: RequestState
  before: RequestState
  now: Now
}

export type Values = Record<string, string>

/** Longer words are quoted from their beginning; the whole stands in the 登记表. */
const MOST_QUOTED = 600

const DELIVERIES: Record<Delivery, string> = {
  email: '电子邮件',
  post: '邮寄',
  'pick-up': '当面领取',
  inspection: '现场查阅',
  fax: '传真',
}

/** What every letter may say; nothing of it tells of a person. */
export function letterValues({ id, organ, settings }: Facts, documentNo: string | null, on: Day): Values {
  const told = [
    settings.contact && `联系人：${settings.contact}`,
    settings.phone && `联系电话：${settings.phone}`,
    settings.address && `地址：${settings.address}`,
  ].filter((text) => text !== '')
  return {
    机关名称: organ.name,
    文号: documentNo ?? '',
    成文日期: dateInWords(on),
    申请编号: parseId(id).number,
    联系方式: told.length === 0 ? '' : `（${told.join('，')}）`,
  }
}

/** What only a letter to the applicant may say. */
export function applicantValues({ person, words, state }: Facts): Values {
  return {
    申请人: person?.name ?? '申请人',
    收到日期: dayText(state.receivedOn ?? state.submittedOn),
    申请方式: CHANNELS[state.channel],
    申请内容: quote(words),
  }
}

/** The reply in fields. */
export function replyValues(reply: Reply, delivery: readonly Delivery[]): Values {
  const { search } = reply
  return {
    答复依据: basisText(reply),
    答复理由: ended(reply.reasons),
    提供内容: reply.provided,
    不公开内容: reply.withheld,
    区分说明: ended(reply.severance),
    指引: reply.pointer,
    公共利益说明: reply.publicInterest.trim() === '' ? '' : `经审查，不公开可能对公共利益造成重大影响：${ended(reply.publicInterest)}`,
    获取方式: delivery.map((way) => DELIVERIES[way]).join('、') || '按申请人要求的方式',
    检索情况: search
      ? `检索系统和范围：${search.systems}；关键词：${search.keywords}；时间段：${search.period}；检索人：${search.by}。`
      : '',
    决定语: DECIDED[reply.outcome] ?? '本机关答复如上。',
    决定内容: RECORD_DECIDED[reply.outcome] ?? '',
  }
}

const DECIDED: Record<string, string> = {
  notProcessedDuplicate: '本机关不予重复处理。',
  notProcessedReconfirm: '本机关不予重复处理。',
  notProcessedExcessive: '本机关不予处理。',
}
const RECORD_DECIDED: Record<string, string> = {
  recordCorrected: '本机关决定予以更正。',
  recordPassedOn: '该信息不属于本机关职能范围，本机关转送有权更正的行政机关处理。',
  recordRefused: '本机关决定不予更正。',
}

/** 第十四条、第三十六条第三项: the articles after the name of the Regulation, which the templates give. */
function basisText({ outcome, bases }: Reply): string {
  const articles = bases.map((basis) => basis.replace(/^条例/, ''))
  if (outcome.startsWith('denied') && outcome !== 'deniedSpecialInquiry') articles.push('第三十六条第三项')
  return articles.length === 0 ? '有关条款' : articles.join('、')
}

/** What the remedy paragraph is made from. */
export function remedyOrgan({ organ, parentName, settings }: Pick<Facts, 'organ' | 'parentName' | 'settings'>): RemedyOrgan {
  const { kind, rank, verticallyLed } = organ
  const { reviewOrgan, reviewOnline, court } = settings
  return { kind, rank, verticallyLed, parentName, reviewOrgan, reviewOnline, court }
}

export const dayText = (day: Day | null): string => (day === null ? '' : dateInWords(day))

/** A sentence has its full stop. */
export const ended = (text: string): string => (text.trim() === '' || /[。！？；.;]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

/** The applicant's own words on one line. */
export function quote(words: Words | null): string {
  if (words === null) return ''
  const whole = [words.description, words.correction && `（补正：${words.correction}）`].join('').replace(/\s*\n\s*/g, '；')
  const signs = [...whole]
  return signs.length <= MOST_QUOTED ? whole : `${signs.slice(0, MOST_QUOTED).join('')}……（全文见申请表）`
}
