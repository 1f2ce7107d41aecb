import { isCitizenNumber } from '../../../law/identity.js'
import type { PageText, Sign } from './engine/page.js'
import { plainOf } from './letters.js'

/** What kinds of words are found by themselves; `name` and `word` are typed. */
export type WordKind = 'idNumber' | 'mobile' | 'bankCard' | 'landline' | 'email' | 'address' | 'name' | 'word'

export interface Suggestion {
  kind: WordKind
  /** As it stands in the file. */
  text: string
}

/**
 * What probably must go: citizens' numbers and bank cards by their check digits, phones, mail and street addresses by their shape. In reading
 * order, each once. A suggestion only: a clerk decides.
 */
export function suggestionsOf(pages: readonly PageText[]): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const page of pages) {
    const lines = page.lines.map((line) => lineText(line.signs))
    // An address may go on in the next line; numbers joined without their lines' ends would be none of anybody.
    const whole = [...inText(lines.join('\n')), ...inText(lines.join('')).filter(({ kind }) => kind === 'address')]
    for (const each of [whole, ...lines.map(inText)]) {
      for (const suggestion of each) found.set(plainOf(suggestion.text), found.get(plainOf(suggestion.text)) ?? suggestion)
    }
  }
  const all = [...found.values()]
  // A card's number may hold what looks like a phone's; what is covered as a whole needs no part of it.
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one && plainOf(other.text).includes(plainOf(one.text)) && plainOf(other.text).length > plainOf(one.text).length,
      ),
  )
}

/** A line's text with a blank where signs stand apart. */
export function lineText(signs: readonly Sign[]): string {
  let text = ''
  signs.forEach((sign, i) => {
    const before = signs[i - 1]
    if (before && isApart(before, sign)) text += ' '
    text += sign.text
  })
  return text
}

/** Whether there is a blank between two signs of a line. Chinese characters stand a little apart where lines are stretched. */
export function isApart(before: Sign, sign: Sign): boolean {
  const blank = /^[\p{Script=Han}，。、；：]/u.test(before.text) && /^\p{Script=Han}/u.test(sign.text) ? 0.35 : 0.12
  return sign.left - before.right > blank * (sign.bottom - sign.top)
}

const DIGIT_GAP = '[ \\n-]?'
const SHAPES: { kind: WordKind; shape: RegExp; holds: (digits: string) => boolean }[] = [
  { kind: 'idNumber', shape: new RegExp(`[1-9](?:${DIGIT_GAP}\\d){16}${DIGIT_GAP}[\\dXx]`, 'g'), holds: isCitizenNumber },
  { kind: 'bankCard', shape: new RegExp(`(?<!\\d)[3-69](?:${DIGIT_GAP}\\d){15,18}(?!\\d)`, 'g'), holds: isCard },
  { kind: 'mobile', shape: new RegExp(`(?<!\\d)1[3-9](?:${DIGIT_GAP}\\d){9}(?!\\d)`, 'g'), holds: () => true },
  { kind: 'landline', shape: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g, holds: () => true },
  { kind: 'email', shape: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, holds: () => true },
  {
    kind: 'address',
    shape:
      /\p{Script=Han}{2,12}(?:县|区|乡|镇|村|街道|路|街|巷|社区|小区|花园|家园)[\p{Script=Han}\d-]{0,24}?\d+(?:号院?楼?|栋|幢|单元|室|组|社)(?:[\d-]+(?:号楼?|栋|幢|单元|楼|层|室))*/gu,
    holds: () => true,
  },
]

function inText(text: string): Suggestion[] {
  const plain = text.normalize('NFKC')
  return SHAPES.flatMap(({ kind, shape, holds }) => {
    const found: Suggestion[] = []
    shape.lastIndex = 0
    for (let match = shape.exec(plain); match; match = shape.exec(plain)) {
      if (holds(match[0].replace(/[ \n-]/g, ''))) found.push({ kind, text: match[0].replace(/\n/g, '') })
      // Numbers may begin inside what was no number.
      if (kind === 'idNumber') shape.lastIndex = match.index + 1
    }
    return found
  })
}

/** Whether digits pass the check of payment cards (Luhn) and are no citizen's number. */
function isCard(digits: string): boolean {
  if (isCitizenNumber(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const n = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return sum % 10 === 0
}
