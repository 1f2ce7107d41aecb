import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault } from '../../../platform/errors/errors.js'
import { seedForms } from '../../../testing/report-files/form.js'
import { SHAPES } from '../../../testing/reports/shapes.js'
import { TABLE2_FORM, TABLE3_FORM } from './form.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const LABELS = [...TABLE2_FORM, ...TABLE3_FORM].map((element) => element.letters)
const PIECES = [
  ...LABELS,
  '行政复议',
  '行政诉讼',
  '结果维持',
  '尚未审结',
  '总计',
  '一、',
  '五、',
  '第二十条第（一）项',
  '2021年',
  '。',
  '，',
  '\n',
  '\r',
  '\t',
  '|',
  ' ',
  '0',
  '0000000',
  '12',
  '-',
  '/',
  '无',
  '1.5',
  '+3',
  '⻔',
  '\u200b',
]

const SEED = Number(process.env.SHAPE_SEED ?? 20211231)

/** Reads a text; what is no report is said to be none, anything else than a Fault is a failure. */
function read(text: string): void {
  try {
    const report = readReport(textSource(Buffer.from(text)))
    for (const path of report.undetermined.flatMap((entry) => entry.paths)) expect(report.cells).not.toHaveProperty([path])
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    expect(error.details.code).toBe('not-a-report')
  }
}

test('no text makes it fail, however it is put together from pieces of a report', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 400 }), (pieces) => read(pieces.join(''))),
    { numRuns: 150, seed: SEED },
  )
})

test('no report makes it fail after lines were lost, doubled or cut', () => {
  const texts = seedForms().flatMap((form) => SHAPES.map((shape) => shape.text(form)))
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.nat()), { maxLength: 12 }), (text, cuts) => {
      let cut = text
      for (const [at, length, to] of cuts) {
        const from = at % (cut.length + 1)
        const piece = cut.slice(from, from + length)
        const rest = cut.slice(0, from) + cut.slice(from + length)
        const into = to % (rest.length + 1)
        cut = to % 3 === 0 ? rest : rest.slice(0, into) + piece + rest.slice(into)
      }
      read(cut)
    }),
    { numRuns: 150, seed: SEED },
  )
})

test('any characters at all', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), read), { numRuns: 100, seed: SEED })
})

test.each([
  ['labels over and over', '一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n'.repeat(60_000)],
  ['one phrase over and over', '结果维持'.repeat(400_000)],
  ['headings over and over', '一、总体情况。二、'.repeat(200_000)],
  ['a number without end', `本年新收上年结转只计这一情形属于国家秘密法规禁止公开三安全一稳定${'12'.repeat(1_000_000)}`],
  [
    'cells without end',
    `规章\t${'1\t'.repeat(800_000)}\n本年新收上年结转只计这一情形属于国家秘密法规禁止公开三安全一稳定\t${'0\t'.repeat(300_000)}`,
  ],
  ['lines without end', '\n'.repeat(250_000)],
  ['one long sentence', '根据要求公开'.repeat(300_000)],
])(
  '%s: megabytes are read or refused, not worked on for ever',
  (_, text) => {
    read(text)
  },
  10_000,
)

test('a text of something else is refused with a sentence', () => {
  expect(() => readReport(textSource(Buffer.from('关于召开会议的通知\n各单位：\n定于下周一开会。\n')))).toThrow(
    expect.objectContaining({ word: 'invalid', text: expect.stringContaining('请确认选对了文件') }),
  )
})
