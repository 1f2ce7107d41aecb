import { TABLE4_GROUPS, TABLE4_RESULTS, table3Path, table4Path } from '../../../../../law/annual-report/cells.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'

const PARTS = TABLE4_RESULTS.slice(0, 4)

/** T4-SUM for the three groups, and T4-ODD: everything granted, yet a remedy that corrected it. */
export function checkTable4(context: Context): Finding[] {
  return [...TABLE4_GROUPS.flatMap(({ key, label }) => group(context, key, label)), ...oddCorrection(context), ...lostPlaces(context)]
}

function group(context: Context, key: string, label: string): Finding[] {
  const total = table4Path(key, 'total')
  const parts = PARTS.map((result) => table4Path(key, result.key))
  const written = context.cell(total)
  if (written === undefined || parts.some((path) => context.cell(path) === undefined)) return []
  const added = parts.reduce((sofar, path) => sofar + context.number(path), 0)
  if (written === null && [...parts, total].every((path) => context.cell(path) === null)) return blankGroup(context, key, label)
  if (added === (written ?? 0)) return []
  return [
    context.raise('T4-SUM', {
      cells: [total, ...parts],
      operands: [...context.operands(parts), ...context.operands([total])],
      difference: added - (written ?? 0),
      message: `表四“${label}”：维持、纠正、其他、尚未审结加起来是 ${added}，总计${written === null ? '空着' : `写的是 ${written}`}。`,
      mend: '核对案件台账，改正写错的一格或者总计。',
    }),
  ]
}

function blankGroup(context: Context, key: string, label: string): Finding[] {
  const cells = TABLE4_RESULTS.map((result) => table4Path(key, result.key))
  return [
    context.raise('T3-BLANK', {
      severity: 'info',
      cells,
      message: `表四“${label}”五格都空着，核对时按 0 计算。`,
      mend: '没有案件的填 0。',
    }),
  ]
}

function oddCorrection(context: Context): Finding[] {
  const corrected = TABLE4_GROUPS.map(({ key }) => table4Path(key, 'corrected')).filter((path) => context.number(path) > 0)
  const granted = table3Path('granted', 'total')
  const total = table3Path('resultTotal', 'total')
  const handled = context.number(total)
  if (corrected.length === 0 || handled === 0 || context.cell(granted) !== handled) return []
  return [
    context.raise('T4-ODD', {
      cells: [granted, ...corrected],
      operands: context.operands([granted, total, ...corrected]),
      message: `本年 ${handled} 件全部予以公开，却有复议、诉讼被纠正；被纠正的可能是往年的答复，请核对。`,
      mend: '核对被纠正案件对应的申请属于哪一年、当时怎样答复；属实的在正文里说明。',
    }),
  ]
}

function lostPlaces(context: Context): Finding[] {
  return context.report.undetermined
    .filter((lost) => lost.paths.some((path) => path.startsWith('table4.')))
    .map((lost) =>
      context.raise('T4-SUM', {
        severity: 'info',
        cells: lost.paths,
        lines: [lost.place.line],
        operands: lost.values.map((value) => ({ label: '原文中的数', value })),
        message: `表四的数 ${lost.values.join('、')} 在原文里看不出属于哪一格，这几组没有核对。`,
        mend: '对照原表，指明这些数属于复议还是诉讼、哪一种结果；重新公布时空着的格子填 0。',
      }),
    )
}
