import { ideographOfRadical } from '../../../law/radicals.js'

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g
const RADICALS = /[\u2e80-\u2fd5]/g
const CJK = '\\u3400-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef'
/** A blank or a line's end inside a phrase: PDF text and pasted text break anywhere. */
const INSIDE_PHRASE = new RegExp(`(?<=[${CJK}])\\s+(?=[${CJK}])`, 'g')
const BRACKETS: Record<string, string> = { '〔': '[', '［': '[', '【': '[', '〕': ']', '］': ']', '】': ']' }

/** Text as it is shown in a result: radicals are the plain characters, phrases are whole again, full-width letters and digits are half-width. */
export function tidyText(text: string): string {
  return text
    .replace(RADICALS, (char) => ideographOfRadical(char) ?? char)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(INSIDE_PHRASE, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Tidy text as it is compared: small letters, one kind of brackets in document numbers. Every character stays at its place, so that what is
 * found here can be marked there.
 */
export function foldTidy(tidy: string): string {
  return tidy.replace(/[A-Z〔［【〕］】]/g, (char) => BRACKETS[char] ?? char.toLowerCase())
}
