import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FormTable } from '../../../../law/annual-report/form.js'
import type { Day } from '../../../../law/day.js'
import { Fault } from '../../../platform/errors/errors.js'
import { plainText } from '../making/narrative.js'
import type { Content } from '../publication/content.js'
import { sectionsOf } from '../publication/sections.js'
import { columnParts, footnotes, isLeft, printBox, titleLines } from './boxes.js'
import { dateInWords, subheadingOf } from './measures.js'
import { inTurn } from './turn.js'

const TIME_LIMIT_MS = 30_000
/** Of the JavaScript heap; typst itself holds two fonts of 15 MB and the document. */
const HEAP_MB = 256
const MOST_BYTES = 50 * 1024 * 1024

/**
 * The report as PDF/A-2a (tagged, so that it can be listened to), dated `madeOn` as the format asks. Set in a process of its own, that is ended after half a
 * minute. Throws Fault `unavailable` when that process fails: the other formats do not depend on it.
 */
export function toPdf(content: Content, madeOn: Day): Promise<Buffer> {
  return inTurn(() => runTypst(JSON.stringify(dataOf(content, madeOn))))
}

async function runTypst(data: string): Promise<Buffer> {
  const { file, flags } = child()
  const typst = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...flags, file, 'a-2a'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  const chunks: Buffer[] = []
  let size = 0
  let complaint = ''
  typst.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_BYTES) typst.kill('SIGKILL')
    else chunks.push(chunk)
  })
  typst.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  // The child may end before it has read everything; its exit code tells why.
  typst.stdin.on('error', () => undefined)
  typst.stdin.end(data)
  const code = await new Promise<number | null>((resolve) => {
    typst.on('error', () => resolve(null))
    typst.on('close', resolve)
  })
  const pdf = Buffer.concat(chunks)
  if (code === 0 && pdf.subarray(0, 5).toString() === '%PDF-') return pdf
  throw new Fault('unavailable', 'PDF 文件暂时不能生成，请先下载 Word 文件，或稍后再试。', {
    code: complaint === '' ? 'pdf-killed' : 'pdf-failed',
  })
}

/** The compiled file beside this one, or in development the source, through the loader that runs us. */
function child(): { file: string; flags: string[] } {
  const built = fileURLToPath(new URL('./typst-child.js', import.meta.url))
  if (existsSync(built)) return { file: built, flags: [] }
  return { file: fileURLToPath(new URL('./typst-child.ts', import.meta.url)), flags: ['--import', 'tsx'] }
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
