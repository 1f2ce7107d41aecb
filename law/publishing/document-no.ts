/** 文号, as 党政机关公文格式 (GB/T 9704) writes it: 乐政办〔2021〕12号. Brackets are U+3014 and U+3015, the number has no 第 and no zeros before it. */
const PROPER = /^[\p{Script=Han}A-Za-z（）]{1,20}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/u
const LOOSE = /^([\p{Script=Han}A-Za-z（）()]{1,20})[〔［【[（(]((?:19|20)\d{2})[〕］】\])）]第?0*([1-9]\d{0,4})号$/u
/** 令 are numbered on: 海东市人民政府令第4号. */
const ORDER = /^[\p{Script=Han}]{2,30}令(?:〔(?:19|20)\d{2}〕)?第?\d{1,5}号$/u

export type DocumentNoForm = 'proper' | 'order' | 'loose' | 'odd'

/** How a document number is written: properly, as an order, with the wrong brackets or zeros, or as something else. */
export function documentNoForm(text: string): DocumentNoForm {
  const number = text.trim()
  if (PROPER.test(number)) return 'proper'
  if (ORDER.test(number)) return 'order'
  return LOOSE.test(number.replaceAll(/\s/g, '')) ? 'loose' : 'odd'
}

/** The number as it should be written, or null when that is not clear. */
export function properDocumentNo(text: string): string | null {
  const number = text.replaceAll(/\s/g, '')
  if (PROPER.test(number) || ORDER.test(number)) return number
  const match = LOOSE.exec(number)
  return match ? `${match[1]}〔${match[2]}〕${match[3]}号` : null
}
