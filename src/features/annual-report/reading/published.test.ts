import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cells } from '../../../../law/annual-report/cells.js'
import { textSource } from './inputs/text/text.js'
import { readReport } from './read-report.js'

const ROOT = join(import.meta.dirname, '../../../..')
const SEEDS = join(ROOT, 'samples/seeds')
/** Reports of others, which are at hand where this is developed but not part of it. */
const OTHERS = join(ROOT, '../shared/reports')

interface Truth {
  year: number
  layout: string
  cells: Cells
}

function published(folder: string): { name: string; truth: Truth; bytes: Buffer }[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
  return names
    .filter((name) => name.endsWith('.cells.json'))
    .map((name) => {
      const stem = name.replace('.cells.json', '')
      const file = names.find((other) => other.startsWith(stem) && other.endsWith('.txt')) ?? ''
      return { name: stem, truth: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Truth, bytes: readFileSync(join(folder, file)) }
    })
}

function expectTruth({ truth, bytes }: { truth: Truth; bytes: Buffer }): void {
  const report = readReport(textSource(bytes))
  const read = Object.fromEntries(Object.keys(truth.cells).map((path) => [path, report.cells[path]]))
  expect(read).toEqual(truth.cells)
  expect([report.year, report.layout]).toEqual([truth.year, truth.layout])
  for (const path of Object.keys(truth.cells)) expect(report.places[path]).toBeDefined()
}

test.each(published(SEEDS))('seed $name: every cell as published', expectTruth)

test.skipIf(!existsSync(OTHERS)).each(published(OTHERS))('report $name of others: every cell as published', expectTruth)

const seed = (stem: string) => {
  const found = published(SEEDS).find(({ name }) => name === stem)
  if (!found) throw new Error(`no seed ${stem}`)
  return readReport(textSource(found.bytes))
}

test('titles, organs, years and signatures of the seeds', () => {
  expect(
    ['000', '001', '002', '003', '004'].map(seed).map(({ title, organ, year, signedOn }) => ({ title, organ, year, signedOn })),
  ).toEqual([
    { title: '海东市乐都区人民政府2021年政府信息公开工作年度报告', organ: '海东市乐都区人民政府', year: 2021, signedOn: null },
    { title: '海东市2020年度政府信息公开工作年度报告', organ: '海东市', year: 2020, signedOn: '2021-03-09' },
    {
      title: '海东市政务服务监督管理局2021年政府信息公开工作年度报告',
      organ: '海东市政务服务监督管理局',
      year: 2021,
      signedOn: '2022-01-07',
    },
    { title: '海东市平安区2020年度政府信息公开工作年度报告', organ: '海东市平安区', year: 2020, signedOn: null },
    { title: '政府办公室2021年政府信息公开工作年度报告', organ: '政府办公室', year: 2021, signedOn: null },
  ])
})

test('chapters of the seeds with their lines: a renamed one, a missing one, a list that is none', () => {
  const headings = (stem: string) => seed(stem).chapters.map(({ number, title, place }) => [number, title, place.line])
  expect(headings('000').map(([, , line]) => line)).toEqual([6, 114, 154, 320, 430, 490])
  expect(headings('001')[0]).toEqual([1, '一、政务公开工作落实情况', 9])
  expect(headings('002').map(([number, , line]) => [number, line])).toEqual([
    [1, 9],
    [2, 29],
    [3, 47],
    [4, 79],
    [5, 86],
  ])
  expect(headings('004').map(([number, , line]) => [number, line])).toEqual([
    [1, 2],
    [2, 20],
    [3, 50],
    [4, 150],
    [5, 162],
    [6, 182],
  ])
  expect(seed('004').titlePlace?.line).toBe(4)
})

test('what the text has lost is undetermined, with its line, and never in the cells', () => {
  const report = seed('003')
  expect(report.undetermined.map(({ paths, values, place }) => [paths.length, values, place.line])).toEqual([
    [6, [1], 179],
    [6, [1], 225],
    [15, [3], 406],
  ])
  expect(report.cells['table3.newReceived.total']).toBe(1)
  expect(report.cells).not.toHaveProperty(['table3.newReceived.naturalPerson'])
})

test('layouts by part, text that was written otherwise, repairs', () => {
  expect(seed('000').layoutParts).toMatchObject({ '第二十条第（一）项': '2019', '第二十条第（五）项': '2021', table3: '2019' })
  expect(seed('001').written['table2.procurement.amount']).toBe('188950 万元')
  expect(seed('003').written['table2.permits.change']).toBe('+3374')
  expect(seed('004').repairs).toContainEqual({ kind: 'radical', count: 124 })
})

test('sentences keep their lines, and the letterhead that a page break put among them is gone', () => {
  const sentence = seed('000').chapters[0]?.sentences.find(({ text }) => text.includes('公开工作要点的通知'))
  expect(sentence?.text).toContain('《海东市乐都区人民政府办公室关于印发2021年政务公开工作要点的通知》')
  expect([sentence?.place.line, sentence?.breaks?.[0]?.[1]]).toEqual([34, 40])
})
