import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from '../fonts/fonts.js'

/**
 * Sets the template named first (`…/report.typ`), which reads its data as `report.json`: data from standard input, the PDF to standard output, by the
 * standard named second. Runs alone in a process with limits.
 */
function main(): void {
  const [template = '', pdfStandard = 'a-2a'] = process.argv.slice(2)
  const workspace = dirname(template)
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }] })
  compiler.mapShadow(`${workspace}/${basename(template, '.typ')}.json`, readFileSync(0))
  const compiled = compiler.compile({ mainFileContent: readFileSync(template, 'utf8') })
  if (!compiled.result) {
    compiled.printErrors()
    process.exit(1)
  }
  process.stdout.write(print(compiler, compiled.result, pdfStandard))
}

/** PDF/A takes no sign that the fonts lack (Tibetan, Mongolian): then it is a plain PDF, which shows a box in its place. */
function print(compiler: NodeCompiler, document: NodeTypstDocument, pdfStandard: string): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard, pdfTags: true })
  } catch {
    return compiler.pdf(document, { pdfTags: true })
  }
}

main()
