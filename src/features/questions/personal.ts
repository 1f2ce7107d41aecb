import type { QuestionAnswer } from '../../../api/questions.js'
import { findPersonal, maskPersonal, type PersonalKind } from '../../../law/personal.js'
import { Fault } from '../../platform/errors/errors.js'

const NAMES: Record<PersonalKind, string> = { 'citizen-number': '身份证号', mobile: '手机号', 'bank-card': '银行卡号', address: '住址' }
/** These never; the others where an office's own number or address is meant and somebody says so. */
const NEVER: readonly PersonalKind[] = ['citizen-number', 'bank-card']

/** Fault `invalid`, a sentence a field, when what is to be published holds personal data (个人信息保护法 arts. 25, 34; 条例 art. 15). */
export function mustBeFreeOfPersonalData({ text, publicTitle, publicWords, reason }: QuestionAnswer): void {
  const fields = Object.fromEntries(
    Object.entries({ text, publicTitle, publicWords }).flatMap(([field, words]) => {
      const hits = findPersonal(words).filter(({ kind }) => NEVER.includes(kind) || reason === '')
      return hits.length === 0 ? [] : [[field, sentenceOf(hits)]]
    }),
  )
  if (Object.keys(fields).length > 0) throw new Fault('invalid', '要公开的文字里有个人信息，没有送审。请删去或者打码。', { fields })
}

function sentenceOf(hits: ReturnType<typeof findPersonal>): string {
  const found = [...new Set(hits.map((hit) => `${NAMES[hit.kind]} ${maskPersonal(hit)}`))].join('、')
  const isBound = hits.some(({ kind }) => NEVER.includes(kind))
  return `发现${found}，请删去或者打码${isBound ? '' : '；是单位的电话、地址的，写明理由'}。`
}
