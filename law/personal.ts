import { isCitizenNumber, isCreditCode } from './identity.js'

/** Personal data that is found by its shape and check digits (个人信息保护法 arts. 4, 28). */
export type PersonalKind = 'citizen-number' | 'mobile' | 'bank-card' | 'address'

export interface PersonalHit {
  kind: PersonalKind
  /** As it stands there. */
  text: string
  /** Where it begins. */
  at: number
}

/** Digits may stand apart in groups. */
const GAP = '[ \\u3000-]?'
const RUN = new RegExp(`(?<![0-9A-Za-z*])[0-9](?:${GAP}[0-9]){9,21}${GAP}[0-9Xx](?![0-9A-Za-z*])`, 'g')
const MOBILE = new RegExp(`(?<![0-9*])(?:\\+?86${GAP})?1[3-9](?:${GAP}[0-9]){9}(?![0-9*])`, 'g')
const ADDRESS =
  /(?:[\p{Script=Han}]{2,8}(?:省|市|区|县|州))?[\p{Script=Han}]{2,8}(?:镇|乡|街道|路|街|巷|村|社区|小区)[\p{Script=Han}0-9A-Za-z]{0,12}?\d{1,4}(?:号院?|栋|幢|单元|组|社|室)(?:\d{1,4}(?:号楼?|栋|幢|单元|楼|层|室))*/gu
const LEGACY_NUMBER = /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/
const CARD_LENGTHS = [16, 17, 18, 19]

/**
 * Every citizen's number (right check sign, and no 统一社会信用代码 with its own), bank card (Luhn), mobile number and dwelling in a text,
 * in order. Numbers with signs of masking in them are none.
 */
export function findPersonal(text: string): PersonalHit[] {
  const plain = narrow(text)
  const runs = [...plain.matchAll(RUN)].flatMap((match) => {
    const kind = kindOfRun(match[0].replace(/[ \u3000-]/g, ''))
    return kind === null ? [] : [{ kind, text: text.slice(match.index, match.index + match[0].length), at: match.index }]
  })
  const found = [
    ...runs,
    ...shaped(plain, text, MOBILE, 'mobile').filter((hit) => !runs.some((run) => covers(run, hit))),
    ...shaped(plain, text, ADDRESS, 'address'),
  ]
  return found.sort((a, b) => a.at - b.at)
}

/** A hit as it may be shown: enough to recognise it, not to use it. */
export function maskPersonal({ kind, text }: Pick<PersonalHit, 'kind' | 'text'>): string {
  const digits = text.replace(/[ \u3000-]/g, '')
  switch (kind) {
    case 'citizen-number':
      return `${digits.slice(0, 2)}${'*'.repeat(Math.max(0, digits.length - 5))}${digits.slice(-3)}`
    case 'mobile': {
      const number = digits.slice(-11)
      return `${number.slice(0, 3)}****${number.slice(-4)}`
    }
    case 'bank-card':
      return `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
    case 'address':
      return text.replace(/(镇|乡|街道|路|街|巷|村|社区|小区).*$/u, '$1***')
  }
}

/** The text with every hit masked. */
export function maskText(text: string): string {
  return findPersonal(text)
    .reverse()
    .reduce((masked, hit) => masked.slice(0, hit.at) + maskPersonal(hit) + masked.slice(hit.at + hit.text.length), text)
}

function kindOfRun(digits: string): PersonalKind | null {
  if (isCitizenNumber(digits)) return isCreditCode(digits) && !/^[1-6]/.test(digits) ? null : 'citizen-number'
  if (isCreditCode(digits)) return null
  if (LEGACY_NUMBER.test(digits)) return 'citizen-number'
  return CARD_LENGTHS.includes(digits.length) && /^[3-69]\d+$/.test(digits) && passesLuhn(digits) ? 'bank-card' : null
}

/** The check of payment cards (GB/T 14504, Luhn). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const n = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return sum % 10 === 0
}

function shaped(plain: string, text: string, shape: RegExp, kind: PersonalKind): PersonalHit[] {
  return [...plain.matchAll(shape)].map((match) => ({
    kind,
    text: text.slice(match.index, match.index + match[0].length),
    at: match.index,
  }))
}

/** Full-width digits and letters as plain ones, sign by sign, so that places stay. */
function narrow(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

function covers(run: PersonalHit, hit: PersonalHit): boolean {
  return run.at <= hit.at && hit.at + hit.text.length <= run.at + run.text.length
}
