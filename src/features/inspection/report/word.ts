import type { Table } from 'docx'
import { INSPECTION_OUTCOMES, type InspectionFinding, type InspectionOutcome, type InspectionView } from '../../../../api/inspection.js'
import { dateInWords } from '../../../platform/typst/measures.js'
import { sectionLine } from '../../../platform/word/form.js'
import { wordCell, wordTable } from '../../../platform/word/table.js'
import { bodyLine, buildWord, titleLine } from '../../../platform/word/word.js'

/** The report as a document: what was looked at, every rule with its outcome, then the list of what is to be put right. */
export function wordReport(name: string, on: string, view: InspectionView): Promise<Buffer> {
  const { results, how, changes } = view
  const count = (outcome: InspectionOutcome) => results.filter((result) => result.outcome === outcome).length
  const found = results.flatMap((result) => result.findings.map((finding) => ({ rule: result.title, finding })))
  const title = `${name}网站自查报告`
  return buildWord(title, [
    titleLine(title),
    bodyLine(`${dateInWords(on)}，按照《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）等对本网站进行自查。检查范围：${how}`),
    bodyLine(
      `共检查 ${results.length} 项指标，合格 ${count('pass')} 项，要改 ${count('fail')} 项，不适用 ${count('na')} 项；发现问题 ${found.length} 个。`,
    ),
    ...(changes
      ? [bodyLine(`与上一次自查相比，新增 ${changes.added} 个，已改好 ${changes.gone.length} 个，仍有 ${changes.same} 个。`)]
      : []),
    sectionLine('一、自查结果'),
    table(
      [5, 3, 2, 12],
      ['指标', '类别', '结果', '检查情况'],
      results.map((result) => [result.title, result.group, INSPECTION_OUTCOMES[result.outcome], result.words]),
    ),
    sectionLine('二、问题清单'),
    ...(found.length === 0
      ? [bodyLine('没有发现问题。')]
      : [
          table(
            [1, 4, 4, 6, 7],
            ['序号', '指标', '责任单位', '网页', '问题'],
            found.map(({ rule, finding }, at) => [String(at + 1), rule, finding.organName, placeOf(finding), wordsOf(finding)]),
          ),
        ]),
  ])
}

const CENTRED = ['序号', '类别', '结果', '责任单位']

function table(parts: number[], head: string[], rows: string[][]): Table {
  const centred = head.map((text) => wordCell({ text, left: false }))
  const cells = rows.map((row) => row.map((text, at) => wordCell({ text, left: !CENTRED.includes(head[at] ?? '') })))
  return wordTable({ parts, headRows: 1, rows: [centred, ...cells] })
}

const placeOf = ({ title, href }: InspectionFinding): string => (href === null ? title : `${title} ${href}`)
const wordsOf = ({ words, target }: InspectionFinding): string => (target === null ? words : `${target}：${words}`)
