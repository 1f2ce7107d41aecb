import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCitizenNumber, isCreditCode } from './identity.js'

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
