import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.js'

/** Reads the report's data from standard input, writes the PDF to standard output. Runs alone in a process with limits. */
function main(): void {
  const workspace = fileURLToPath(new URL('.', import.meta.url))
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }] })
  compiler.mapShadow(`${workspace}report.json`, readFileSync(0))
  const mainFileContent = readFileSync(new URL('./report.typ', import.meta.url), 'utf8')
  const compiled = compiler.compile({ mainFileContent })
  if (!compiled.result) {
    compiled.printErrors()
    process.exit(1)
  }
  process.stdout.write(compiler.pdf(compiled.result, { pdfStandard: process.argv[2] ?? 'a-2a', pdfTags: true }))
}

main()
