import type { Report } from '../../../../law/annual-report/report.js'
import type { Content } from '../publication/content.js'

/** A file that was only read, as the tables draw it: cells and nothing behind them. */
export function contentOfFile(report: Report): Content {
  return {
    organId: '',
    organName: report.organ ?? '',
    year: report.year ?? 0,
    layout: report.layout,
    layoutParts: report.layoutParts,
    title: report.title ?? '',
    signedOn: null,
    source: null,
    cells: report.cells,
    undetermined: report.undetermined,
    preface: [],
    chapters: [],
    rows: {},
    coverage: null,
  }
}
