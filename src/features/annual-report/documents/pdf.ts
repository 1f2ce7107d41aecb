import type { FormTable } from '../../../../law/annual-report/form.js'
import type { Day } from '../../../../law/day.js'
import { dateInWords, subheadingOf } from '../../../platform/typst/measures.js'
import { setPdf } from '../../../platform/typst/typst.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, printBox, titleLines } from './boxes.js'

/**
 * The report as PDF/A-2a (tagged, so that it can be listened to), dated `madeOn` as the format asks. Throws Fault `unavailable` when it
 * cannot be set: the other formats do not depend on it.
 */
export function toPdf(content: Content, madeOn: Day): Promise<Buffer> {
  return setPdf(new URL('./report.typ', import.meta.url), dataOf(content, madeOn))
}

function dataOf(content: Content, madeOn: Day): unknown {
  const paragraph = (text: string) => {
    const lead = subheadingOf(text)
    return { lead, text: lead === null ? text : text.slice(lead.length) }
  }
  return {
    made: madeOn.split('-').map(Number),
    title: content.title,
    titlelines: titleLines(content),
    organ: content.organName,
    preface: content.preface.map(paragraph),
    sections: sectionsOf(content).map((section) => ({
      title: section.title,
      paragraphs: plainText(section.paragraphs).map(paragraph),
      table: section.table && tableData(section.table, content),
    })),
    signed: content.signedOn && dateInWords(content.signedOn),
    notes: footnotes(content),
  }
}

function tableData(table: FormTable, content: Content): unknown {
  return {
    caption: table.caption,
    parts: columnParts(table),
    headrows: table.headRows,
    rows: table.rows.map((row) =>
      row.map((box) => ({
        colspan: box.colSpan,
        rowspan: box.rowSpan,
        text: printBox(box, content),
        left: isLeft(box),
      })),
    ),
  }
}
