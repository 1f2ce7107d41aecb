import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCitizenNumber, isCreditCode, whyNoCitizenNumber, whyNoCreditCode } from './identity.js'

describe('the number of a citizen', () => {
  it.each(['11010519491231002X', '11010519491231002x', ' 440524188001010014 '])('takes %s', (text) =>
    expect(isCitizenNumber(text)).toBe(true),
  )
  it.each([
    '',
    '110105194912310021',
    '11010519491331002X',
    '1101051949123100',
    '01010519491231002X',
    '１１０１０５１９４９１２３１００２X',
  ])('does not take %s', (text) => expect(isCitizenNumber(text)).toBe(false))
  it('notices any one wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const digits = [...'11010519491231002X']
        digits[at] = String((Number(digits[at]) + more) % 10)
        expect(isCitizenNumber(digits.join(''))).toBe(false)
      }),
    )
  })
})

describe('the credit code of an organisation', () => {
  it.each(['91350100M000100Y43', '91350100m000100y43'])('takes %s', (text) => expect(isCreditCode(text)).toBe(true))
  it.each(['', '91350100M000100Y44', '91350100M000100Y4', 'O1350100M000100Y43', '9135O100M000100Y43'])('does not take %s', (text) =>
    expect(isCreditCode(text)).toBe(false),
  )
})

describe('why a number is none, in a sentence', () => {
  it.each([
    ['11010519491231002X', null],
    ['1101051949', '现在是 10 位'],
    ['11010519491331002X', '不是存在的出生日期'],
    ['110105194912310021', '校验位对不上'],
    ['A1010519491231002X', '17 位数字'],
  ])('citizen %s', (text, why) =>
    why === null ? expect(whyNoCitizenNumber(text)).toBeNull() : expect(whyNoCitizenNumber(text)).toContain(why),
  )
  it.each([
    ['91350100M000100Y43', null],
    ['91350100M000100Y44', '校验位对不上'],
    ['91350100M000100YI3', '没有“I”这个字符'],
    ['9135', '现在是 4 位'],
  ])('code %s', (text, why) => (why === null ? expect(whyNoCreditCode(text)).toBeNull() : expect(whyNoCreditCode(text)).toContain(why)))
})
