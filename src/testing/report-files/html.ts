import type { FormCell, FormReport, FormTable } from './form.js'

/** The report as a plain web page, ruled tables, fit for printing. */
export function formHtml(report: FormReport): string {
  const body = report.parts.map((part) => (typeof part === 'string' ? `<p>${escaped(part)}</p>` : htmlTable(part))).join('\n')
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(report.title)}</title>
<style>
body { font-family: "Noto Serif CJK SC"; font-size: 12pt }
p { text-indent: 2em; line-height: 1.6 }
table { border-collapse: collapse; width: 100%; font-size: 10pt }
td { border: 1px solid #000; text-align: center; padding: 2px }
</style></head><body>
${body}
</body></html>
`
}

export function htmlTable(table: FormTable): string {
  return `<table>\n${table.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('\n')}\n</table>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function htmlCell(cell: FormCell): string {
  const spans = `${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`
  return `<td${spans}>${escaped(cell.text)}</td>`
}
