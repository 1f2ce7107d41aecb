import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from '../../fonts/fonts.js'
import type { OfficeText } from '../officeText.js'
import { trouble } from './trouble.js'

/** Word and Excel files as pages: their text and tables set anew, for what they look like depends on who opens them. Throws `typesetting-failed`. */
export function typeset(text: OfficeText): Buffer {
  const workspace = fileURLToPath(new URL('.', import.meta.url))
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }] })
  compiler.mapShadow(`${workspace}blocks.json`, Buffer.from(JSON.stringify(text.blocks.map(dataOf))))
  const compiled = compiler.compile({ mainFileContent: SOURCE })
  if (!compiled.result) throw trouble('typesetting-failed')
  return Buffer.from(compiler.pdf(compiled.result))
}

function dataOf(block: OfficeText['blocks'][number]): unknown {
  if (block.kind === 'line') return { rows: null, text: block.text }
  const width = Math.max(...block.rows.map((row) => row.length))
  // A cell that goes on to the right or below says so once.
  return { width, rows: block.rows.map((row) => Array.from({ length: width }, (_, i) => (row[i]?.part === 'origin' ? row[i].text : ''))) }
}

/** Everything that a person wrote comes in as data and stays text. Wide tables lie on their side. */
const SOURCE = `
#let blocks = json("blocks.json")
#let widest = calc.max(0, ..blocks.map(it => if it.rows == none { 0 } else { it.width }))
#set page(paper: "a4", flipped: widest > 8, margin: 2cm)
#set text(font: ("FangSong_GB2312", "FangSong", "Noto Serif SC"), size: 11pt, lang: "zh", region: "cn")
#set par(leading: 0.7em, spacing: 0.9em)
#show table: set text(size: if widest > 14 { 6pt } else { 8.5pt })
#for it in blocks {
  if it.rows == none { par(it.text) } else {
    table(columns: it.width * (1fr,), inset: 3pt, stroke: 0.5pt, ..it.rows.flatten())
  }
}
`
