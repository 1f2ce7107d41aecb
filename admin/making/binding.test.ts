import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellPaths } from '../../law/annual-report/cells.js'
import { reference, toTemplate, toWords } from './binding.js'

describe('numbers bound to cells, in words', () => {
  it('names cells, facts and last year, in braces only', () => {
    const template =
      '{{year}}年{{table3.newReceived.total}}件，{{change(table3.newReceived.total, last.table3.newReceived.total)}}；table3.newReceived.total'
    const words =
      '{{「年度」}}年{{「总计·一、本年新收政府信息公开申请数量」}}件，{{change(「总计·一、本年新收政府信息公开申请数量」, 上年「总计·一、本年新收政府信息公开申请数量」)}}；table3.newReceived.total'
    expect(toWords(template, '2021')).toBe(words)
    expect(toTemplate(words, '2021')).toBe(template)
  })

  it('leaves what it does not know', () => {
    expect(toWords('{{table9.x}} {{ ', '2021')).toBe('{{table9.x}} {{ ')
    expect(toTemplate('{{「没有这一格」}} 「年度」', '2021')).toBe('{{「没有这一格」}} 「年度」')
  })

  it('comes back unchanged from any text with any cells in it', () => {
    const piece = fc.oneof(
      fc.constantFrom(...cellPaths('2021')).map((path) => `{{${path} + last.${path}}}`),
      fc.string({ unit: 'grapheme' }).filter((text) => !/[{}「」]/.test(text)),
    )
    fc.assert(fc.property(fc.array(piece), (pieces) => toTemplate(toWords(pieces.join(''), '2021'), '2021') === pieces.join('')))
  })

  it('writes a reference that the template understands', () => {
    for (const path of cellPaths('2019')) expect(toTemplate(reference(path, '2019'), '2019')).toBe(`{{${path}}}`)
  })
})
