import { describe, expect, it } from 'vitest'
import type { Cells } from '../../../../../law/annual-report/cells.js'
import type { Report } from '../../../../../law/annual-report/report.js'
import { checkAcross } from '../across.js'
import { check } from '../check.js'
import type { Finding } from '../finding.js'
import { cellsOf, consistentReport } from '../testing/consistent.js'

function named(name: string, given: Record<string, number>, sentences: string[] = [], year = 2022): Report {
  const report = consistentReport(cellsOf(given), sentences, 1, year)
  return { ...report, organ: name, title: `${name}${year}年政府信息公开工作年度报告` }
}

const brief = (found: readonly Finding[]): string[] =>
  found.filter((one) => /^(Y|R|X-COPY)/.test(one.rule)).map((one) => `${one.rule} ${one.severity} ${one.cells.join(' ')}`.trim())

describe('one unit in two years', () => {
  const before = named(
    '安平县人民政府',
    { newReceived: 5, granted: 3, resultTotal: 3, carriedOut: 2, 'table4.reconsideration.pending': 2, 'table4.reconsideration.total': 2 },
    [],
    2021,
  )

  it('says nothing when the later one goes on where the earlier one ended', () => {
    const after = named('安平县人民政府', {
      newReceived: 1,
      carriedIn: 2,
      granted: 3,
      resultTotal: 3,
      'table4.reconsideration.upheld': 2,
      'table4.reconsideration.total': 2,
    })
    expect(brief(check(after, { previous: before }))).toEqual([])
    expect(brief(checkAcross([before, after]))).toEqual([])
  })

  it('finds what was not carried over, documents that do not add up and cases that are gone', () => {
    const after = named('安平县人民政府', { newReceived: 1, granted: 1, resultTotal: 1, 'table2.normativeDocs.issued': 4 })
    const expected = [
      'Y-CARRY error table3.carriedIn.naturalPerson',
      'Y-CARRY error table3.carriedIn.total',
      'Y-INFORCE warning table2.normativeDocs.inForce table2.normativeDocs.issued table2.normativeDocs.repealed',
      'Y-PEND warning table4.reconsideration.total',
    ]
    expect(brief(check(after, { previous: before }))).toEqual(expected)
    expect(brief(checkAcross([after, before]))).toEqual(expected)
  })

  it('works a stated change out again from the two tables', () => {
    const grown = (words: string): string[] =>
      brief(
        check(named('安平县人民政府', { newReceived: 8, carriedIn: 2, granted: 10, resultTotal: 10 }, [words]), { previous: before }),
      ).filter((one) => one.startsWith('Y-PART'))
    expect(grown('全县收到政府信息公开申请8件，比上年增加3件，增长60%。')).toEqual([])
    expect(grown('全县收到政府信息公开申请8件，比上年增加5件。')).toEqual(['Y-PART warning table3.newReceived.total'])
  })

  it('does not compare years that do not follow each other', () => {
    expect(brief(checkAcross([before, named('安平县人民政府', {}, [], 2023)]))).toEqual([])
  })
})

describe('a government and its units', () => {
  const part = (region: string, given: Record<string, number>): Report => named(`海东市${region}人民政府`, given)
  const three = { newReceived: 3, granted: 3, resultTotal: 3 }

  it('says nothing when the whole holds its parts', () => {
    const whole = named('海东市人民政府', { newReceived: 7, granted: 7, resultTotal: 7, 'table2.normativeDocs.inForce': 60 })
    expect(brief(checkAcross([whole, part('平安区', three), part('乐都区', three)]))).toEqual([])
  })

  it('finds a part that is larger than the whole, and parts that are so together', () => {
    const whole = named('海东市人民政府', { newReceived: 5, granted: 5, resultTotal: 5, 'table2.normativeDocs.inForce': 60 })
    const seven = { newReceived: 7, granted: 7, resultTotal: 7 }
    expect(brief(checkAcross([whole, part('平安区', seven)]))).toContain('R-GE error table3.newReceived.total')
    const together = brief(checkAcross([whole, part('平安区', three), part('乐都区', three)]))
    expect(together).toContain('R-SUM warning table3.newReceived.total')
    expect(together.filter((one) => one.startsWith('R-GE'))).toEqual([])
  })

  it('leaves out units that are led from above', () => {
    const whole = named('海东市人民政府', {})
    expect(brief(checkAcross([whole, named('国家税务总局海东市税务局', three)]))).toEqual([])
  })
})

describe('reports that were copied', () => {
  const sentences = Array.from(
    { length: 10 },
    (_, index) => `第${'甲乙丙丁戊己庚辛壬癸'[index]}项工作扎实推进，各乡镇各部门认真落实，取得了明显的成效。`,
  )
  const copy = (name: string, cells: Cells = cellsOf({})): Report => ({ ...named(name, {}, sentences), cells })

  it('are told once, whichever comes first', () => {
    const [one, other] = [copy('安平县人民政府'), copy('安和县人民政府')]
    expect(brief(checkAcross([one, other]))).toEqual(['X-COPY warning'])
    expect(brief(checkAcross([other, one]))).toEqual(['X-COPY warning'])
  })
})
