import type { Severity } from '../../../../law/annual-report/rule.js'
import type { Finding } from './finding.js'

/** One file with its findings. */
export interface Checked {
  file: string
  organ: string | null
  year: number | null
  findings: Finding[]
}

const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '提醒', info: '提示' }
const MOST_LINES = 6

/** The findings as a person reads them, grouped by report. */
export function printed(reports: Checked[], across: (Finding & { files: string[] })[]): string {
  const parts = reports.map((report) => [heading(report), ...report.findings.map((finding) => entry(finding))].join('\n'))
  if (reports.length > 1)
    parts.push(
      [
        `几份报告之间：${across.length === 0 ? '没有发现问题' : counts(across)}`,
        ...across.map((finding) => entry(finding, finding.files)),
      ].join('\n'),
    )
  return `${parts.join('\n\n')}\n`
}

function heading({ file, organ, year, findings }: Checked): string {
  const name = `${organ ?? '未写明单位'} ${year === null ? '年度不明' : `${year} 年度`}（${file}）`
  return `${name}：${findings.length === 0 ? '没有发现问题' : counts(findings)}`
}

function counts(findings: Finding[]): string {
  return (['error', 'warning', 'info'] as const)
    .map((severity) => `${SEVERITY_WORDS[severity]} ${findings.filter((finding) => finding.severity === severity).length}`)
    .join('，')
}

function entry(finding: Finding, files?: string[]): string {
  const place = finding.lines.length === 0 ? '' : `第 ${shortened(finding.lines)} 行 `
  return [
    `  [${SEVERITY_WORDS[finding.severity]}] ${place}${finding.message}`,
    ...(files ? [`         文件：${files.join('，')}`] : []),
    `         改法：${finding.mend}`,
    `         依据：${finding.basis}（${finding.rule}）`,
  ].join('\n')
}

function shortened(lines: number[]): string {
  return lines.length <= MOST_LINES ? lines.join('、') : `${lines.slice(0, MOST_LINES).join('、')} 等`
}
