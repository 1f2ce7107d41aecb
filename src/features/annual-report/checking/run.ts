import { basename } from 'node:path'
import type { Report } from '../../../../law/annual-report/report.js'
import { Fault } from '../../../platform/errors/errors.js'
import { readFileGuarded } from '../reading/inputs/index.js'
import { checkAcross } from './across.js'
import { check } from './check.js'
import { type Checked, printed } from './print.js'

export interface RunOptions {
  previous?: string
  parts?: string[]
  json?: boolean
}

/**
 * `gongkai report check`: 0 when no report has an error, 1 when one has. Throws a Fault, the file's name in its sentence, for a
 * file that cannot be read as a report.
 */
export async function runCheck(files: string[], options: RunOptions, write: (text: string) => void): Promise<0 | 1> {
  const reports = await Promise.all(files.map(read))
  const previous = options.previous === undefined ? undefined : await read(options.previous)
  const parts = await Promise.all((options.parts ?? []).map(read))
  if (previous) mustPrecede(previous, reports)
  const checked: Checked[] = reports.map((report, index) => ({
    file: files[index] as string,
    organ: report.organ,
    year: report.year,
    findings: check(report, { ...(previous ? { previous } : {}), parts }),
  }))
  const across = checkAcross(reports).map(({ reports: about, ...finding }) => ({
    ...finding,
    files: about.map((index) => files[index] as string),
  }))
  write(options.json ? `${JSON.stringify({ reports: checked, across }, null, 2)}\n` : printed(checked, across))
  return [...checked.flatMap((one) => one.findings), ...across].some((finding) => finding.severity === 'error') ? 1 : 0
}

async function read(file: string): Promise<Report> {
  try {
    return await readFileGuarded(file)
  } catch (error) {
    if (error instanceof Fault) throw new Fault(error.word, `${basename(file)}：${error.text}`, error.details)
    throw error
  }
}

/** A report of another year would silently be compared with nothing. */
function mustPrecede(previous: Report, reports: Report[]): void {
  if (reports.some((report) => report.year !== null && previous.year === report.year - 1)) return
  const year = previous.year === null ? '没有写明年度' : `是 ${previous.year} 年度的`
  throw new Fault('invalid', `--previous 给的报告${year}，不是要校验的报告的上一年度；请换成上一年度的报告。`, {
    code: 'not-the-year-before',
  })
}
