import { createHash } from 'node:crypto'
import type { Report } from '../../../../law/annual-report/report.js'
import type { Db } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { Upload } from '../../../platform/http/mount.js'
import { type Organ, organsBelow } from '../../organs/index.js'
import { check } from '../checking/check.js'
import type { Finding } from '../checking/finding.js'
import { openGuarded } from '../reading/inputs/index.js'
import type { Source } from '../reading/source.js'

/** A report file as it was read and checked. */
export interface ReadFile {
  report: Report
  /** The file's text; places count from 1 into it. */
  lines: string[]
  sha256: string
  findings: Finding[]
}

/** Reads and checks one uploaded file. Throws a Fault with one sentence for what cannot be read. */
export async function readUpload(files: readonly Upload[]): Promise<ReadFile & { name: string }> {
  const [file] = files
  if (!file || file.bytes.length === 0) throw new Fault('invalid', '请选择一个文件。', { fields: { file: '请选择一个文件。' } })
  return { ...(await readBytes(file.bytes, file.name)), name: file.name }
}

/** The same for bytes at hand. */
export async function readBytes(bytes: Buffer, name: string): Promise<ReadFile> {
  const { source, report } = await openGuarded(bytes, name)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { report, lines: linesOf(source), sha256, findings: check(report) }
}

/** The organ at or below `path` that the report names, when there is exactly one; the longest name wins: a district is in its city's name. */
export async function organNamed(db: Db, report: Report, path: string): Promise<Organ | null> {
  const named = `${report.organ ?? ''} ${report.title ?? ''}`.replace(/\s/g, '')
  const found = (await organsBelow(db, path)).filter((organ) => named.includes(organ.name))
  const longest = Math.max(...found.map((organ) => organ.name.length))
  const best = found.filter((organ) => organ.name.length === longest)
  return best.length === 1 ? (best[0] ?? null) : null
}

function linesOf(source: Source): string[] {
  const lines: string[] = []
  const put = (line: number, text: string) => {
    while (lines.length < line) lines.push('')
    lines[line - 1] = lines[line - 1] ? `${lines[line - 1]}\t${text}` : text
  }
  for (const block of source.blocks) {
    if (block.kind === 'line') put(block.place.line, block.text)
    else for (const cell of block.rows.flat()) if (cell.part === 'origin') put(cell.place.line, cell.text.replaceAll('\n', ''))
  }
  return lines
}
