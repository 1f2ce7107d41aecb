import { parseDay } from './day.js'

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'
const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_MODULUS = 31

/** Whether `text` is a citizen's number (公民身份号码, GB 11643): seventeen digits with an existing day of birth, and the right check sign. */
export function isCitizenNumber(text: string): boolean {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  if (parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`) === null) return false
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
