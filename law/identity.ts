import { type Day, parseDay } from './day.js'

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'
const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_MODULUS = 31

/** Why `text` is no citizen's number, in a sentence that says what to look at; null when it is one. */
export function whyNoCitizenNumber(text: string): string | null {
  const number = text.trim().toUpperCase()
  if (isCitizenNumber(number)) return null
  if (number.length !== 18) return `身份证号码应为 18 位，现在是 ${number.length} 位，请核对。`
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号码应为 17 位数字加 1 位数字或者 X，请核对。'
  if (dayOfBirth(number) === null) return '身份证号码第 7 至 14 位不是存在的出生日期，请核对。'
  return '身份证号码的校验位对不上，有一位填错了，请逐位核对。'
}

/** Why `text` is no unified social credit code; null when it is one. */
export function whyNoCreditCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (isCreditCode(code)) return null
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现在是 ${code.length} 位，请核对。`
  const strange = [...code].find((sign) => !USCC_SIGNS.includes(sign))
  if (strange !== undefined) return `统一社会信用代码里没有“${strange}”这个字符，请核对。`
  return '统一社会信用代码的校验位对不上，有一位填错了，请逐位核对。'
}

/** Whether `text` is a citizen's number (公民身份号码, GB 11643): seventeen digits with an existing day of birth, and the right check sign. */
export function isCitizenNumber(text: string): boolean {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  if (dayOfBirth(number) === null) return false
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return number[17] === ID_CHECKS[sum % 11]
}

/** Whether `text` is a unified social credit code (统一社会信用代码, GB 32100) with the right check sign. */
export function isCreditCode(text: string): boolean {
  const code = text.trim().toUpperCase()
  if (!/^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const sign of code.slice(0, 17)) {
    sum += USCC_SIGNS.indexOf(sign) * weight
    weight = (weight * 3) % USCC_MODULUS
  }
  return code[17] === USCC_SIGNS[(USCC_MODULUS - (sum % USCC_MODULUS)) % USCC_MODULUS]
}

function dayOfBirth(number: string): Day | null {
  return parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
}
