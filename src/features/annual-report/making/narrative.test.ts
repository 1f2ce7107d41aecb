import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type Scope } from './expression.js'
import { plainText, renderText } from './narrative.js'

const CELLS: Record<string, number | null> = {
  'table3.newReceived.total': 6,
  'table3.carriedIn.total': 2,
  'table3.granted.total': 5,
  'table2.fees.amountWan': 333.3,
  'table4.reconsideration.total': null,
}
const LAST: Record<string, number | null> = { 'table3.newReceived.total': 4, 'table3.granted.total': 0 }
const scope: Scope = { cell: (path) => new Map(Object.entries(CELLS)).get(path), last: (path) => new Map(Object.entries(LAST)).get(path) }

const text = (expression: string): string => {
  const value = evaluate(expression, scope)
  return 'text' in value ? value.text : value.problem
}

describe('a bound number', () => {
  it.each([
    ['table3.newReceived.total', '6'],
    ['table3.newReceived.total + table3.carriedIn.total', '8'],
    ['table3.newReceived.total - last.table3.newReceived.total', '2'],
    ['(table3.newReceived.total + table3.carriedIn.total) * 2', '16'],
    ['-table3.carriedIn.total + 3', '1'],
    ['table2.fees.amountWan', '333.3'],
    ['percent(table3.granted.total, table3.newReceived.total + table3.carriedIn.total)', '62.5%'],
    ['change(table3.newReceived.total, last.table3.newReceived.total)', '增加2'],
    ['change(table3.carriedIn.total, last.table3.newReceived.total)', '减少2'],
    ['change(6, table3.newReceived.total)', '持平'],
    ['rate(table3.newReceived.total, last.table3.newReceived.total)', '增长50%'],
    ['table3.nothing.total', 'unknown-cell'],
    ['table4.reconsideration.total', 'blank-cell'],
    ['last.table2.fees.amountWan', 'no-last-year'],
    ['percent(table3.granted.total, last.table3.granted.total)', 'division-by-zero'],
    ['1 / 0', 'division-by-zero'],
    ['table3.newReceived.total +', 'syntax'],
    ['percent(1)', 'syntax'],
    ['process.exit(1)', 'unknown-cell'],
    ['constructor', 'unknown-cell'],
    ['', 'syntax'],
  ])('%s is %s', (expression, expected) => {
    expect(text(expression)).toBe(expected)
  })

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (expression) => void evaluate(expression, scope)))
  })
})

describe('a text', () => {
  const render = (template: string) => plainText(renderText(template, scope, { year: '2022' }))

  it('changes with its cells and keeps all other numbers as text', () => {
    expect(render('{{year}}年新收{{table3.newReceived.total}}件，培训 3 次。')).toEqual(['2022年新收6件，培训 3 次。'])
  })

  it('shows a gap where a number has nothing to stand on', () => {
    const [pieces] = renderText('复议{{table4.reconsideration.total}}件', scope, {})
    expect(pieces?.[1]).toMatchObject({ kind: 'number', text: '〔　〕', problem: 'blank-cell' })
  })

  it('makes a paragraph of every line that is not empty', () => {
    expect(render('一\n\n 二 ')).toEqual(['一', '二'])
  })

  it('leaves text without braces as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((line) => !/[{}\n]/.test(line) && line.trim() !== ''),
        (line) => {
          expect(render(line)).toEqual([line.trim()])
        },
      ),
    )
  })
})
