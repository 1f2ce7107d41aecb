import type { Chapter, Report } from '../../../../law/annual-report/report.js'
import { Fault } from '../../../platform/errors/errors.js'
import { type Flow, flowOf, placeOf } from './flow.js'
import { lettersOf } from './letters.js'
import { type Heading, headingsOf } from './prose/headings.js'
import { organOf, reportYear } from './prose/identity.js'
import type { Range } from './prose/ranges.js'
import { sentencesOf } from './prose/sentences.js'
import { signatureOf } from './prose/signature.js'
import { titleOf } from './prose/title.js'
import type { Source } from './source.js'
import { readTables } from './tables.js'

/** No report has as many lines. */
const MOST_BLOCKS = 300_000

/**
 * Reads an annual report (条例 art. 50; 国办公开办函〔2019〕60号, 〔2021〕30号) as its file states it: nothing is corrected,
 * a blank cell is null, and a cell whose place the text has lost is in `undetermined` and not in `cells`.
 * Throws a Fault `invalid` (code `not-a-report`) for a text that is something else.
 */
export function readReport(source: Source): Report {
  if (source.blocks.length > MOST_BLOCKS) throw notAReport()
  const flow = flowOf(source)
  const letters = lettersOf(flow.text)
  const tables = readTables(flow, letters)
  const firstTable = Math.min(...tables.spans.map((span) => span.start), flow.text.length)
  const lastTable = Math.max(...tables.spans.map((span) => span.end), 0)
  const title = titleOf(flow, firstTable)
  const headings = headingsOf(flow, letters, tables)
  if (tables.spans.length === 0 && new Set(headings.flatMap(({ number }) => number ?? [])).size < (title ? 2 : 3)) throw notAReport()
  const firstChapter = headings[0]?.start ?? firstTable
  const signature = signatureOf(flow, Math.max(lastTable, headings.at(-1)?.end ?? 0), title?.end ?? 0, firstChapter)
  const year = reportYear(flow, title, signature)
  const without = [...tables.spans, ...signature.ranges, ...(title ? [title] : [])]
  const paragraphs = source.format === 'docx' || source.format === 'html' || source.format === 'xlsx'
  const prefaceStart = title && title.end <= firstChapter ? title.end : 0
  return {
    organ: organOf(flow, title, signature),
    year,
    title: title?.text ?? null,
    titlePlace: title ? placeOf(flow, title.start, title.end) : null,
    signedOn: signature.signedOn,
    layout: tables.layout(year),
    layoutParts: tables.layoutParts,
    cells: tables.cells,
    undetermined: tables.undetermined,
    places: tables.places,
    written: tables.written,
    ...feeDecimalsOf(flow),
    preface: sentencesOf(flow, prefaceStart, firstChapter, without, paragraphs),
    chapters: chaptersOf(flow, headings, without, paragraphs),
    repairs: [...flow.repairs].map(([kind, count]) => ({ kind, count })),
  }
}

/** Some offices' forms ask for 保留4位小数 in the head of the amount. */
function feeDecimalsOf(flow: Flow): Pick<Report, 'feeDecimals'> {
  const found = /保留\s*([1-4一二两三四])\s*位\s*小\s*数[^\d]{0,20}?行政事业性收费\s*\d+(?:\.(\d+))?/.exec(flow.text)
  if (!found?.[1]) return {}
  return { feeDecimals: { asked: Number(found[1]) || '一二三四'.indexOf(found[1].replace('两', '二')) + 1, given: found[2]?.length ?? 0 } }
}

function chaptersOf(flow: Flow, headings: Heading[], without: Range[], paragraphs: boolean): Chapter[] {
  return headings.map((heading, i) => ({
    number: heading.number,
    title: heading.title,
    place: placeOf(flow, heading.start, heading.end),
    sentences: sentencesOf(flow, heading.end, headings[i + 1]?.start ?? flow.text.length, without, paragraphs),
  }))
}

function notAReport(): Fault {
  return new Fault('invalid', '这个文件里没有找到政府信息公开工作年度报告的章节和表格，请确认选对了文件。', { code: 'not-a-report' })
}
