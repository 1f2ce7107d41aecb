import type { CellPath } from '../../../../law/annual-report/cells.js'
import { cellName } from '../../../../law/annual-report/form.js'
import type { RefusalText } from '../../../platform/feature.js'
import { dateInWords } from '../../../platform/typst/measures.js'
import type { ReportEvent } from './events.js'
import type { Problem } from './expression.js'
import { printNumber } from './numbers.js'

const cellOf = (data: Record<string, string | number>): string => cellName(String(data.path ?? ''), 'mixed')

/** What people read for each refusal of the report's verbs. */
export const REFUSALS: Record<string, RefusalText> = {
  'report-exists': '这个单位这一年的报告已经有了，请直接打开。',
  'report-missing': '这份报告还没有建立，请先新建。',
  'report-locked': '报告已经锁定，不能修改。确需修改的，请负责人先解除锁定并说明原因。',
  'report-not-locked': '报告还没有锁定。请先由负责人锁定，再办理这一步。',
  'report-submitted': '报告已经报送上级，不能修改。确需修改的，请上级退回。',
  'report-not-submitted': '这个单位还没有报送，不能接收或退回。',
  'report-published': '报告已经公布。确需修改的，请负责人先办理更正并说明原因。',
  'report-not-published': '报告还没有公布，直接修改即可，不用办理更正。',
  'unknown-cell': (data) => `报告的表格里没有“${cellOf(data)}”这一格。`,
  'not-a-count': (data) => `“${cellOf(data)}”只能填不小于 0 的整数；金额最多保留 4 位小数。没有数据的请留空或填 0。`,
  'note-needed': (data) => `“${cellOf(data)}”的数由台账得出，手工改动要写明原因。`,
  'note-holds-personal-data': '备注会随报告公开，里面好像有身份证号或手机号，请删去。',
  'rows-do-not-add-up': (data) => `“${cellOf(data)}”与它的明细合计不相等，不能采用。请联系运维人员。`,
  'unknown-chapter': '报告只有六个部分。',
  'broken-number': (data) => `正文里有 ${data.count} 处与单元格绑定的数字没有着落（空白或写错），请改好再锁定。`,
  'unfinished-text': '正文里还有“〔请填写…〕”，请写完再锁定。',
  'open-errors': (data) => `还有 ${data.count} 处错误没有处理。请改正，或者写明理由后再锁定。`,
  'units-missing': (data) => `还有 ${data.count} 个单位的数据没有汇入。请催报，或者确认不等这些单位，再锁定。`,
  'comments-open': '上级退回的意见还没有处理。请修改后重新报送，再锁定。',
  'unit-already-assigned': '这个单位已经布置过了。',
  'unit-not-assigned': '没有向这个单位布置过年度报告任务。',
  'vertically-led': '实行垂直领导的部门由上级部门汇总，不计入本级政府的数据，请列入不汇总名单。',
  'nothing-to-remind': '没有需要催报的单位。',
  'reason-needed': '请写明原因。',
  'wrong-year': '文件里写的年度与所选年度不同，请核对后再导入。',
}

/** What is wrong with a bound number. */
export const PROBLEMS: Record<Problem, string> = {
  syntax: '算式写得不对，请参照“插入数字”的样子改写。',
  'unknown-cell': '没有这一格，请重新选择单元格。',
  'blank-cell': '所引用的单元格空白，请先填数。',
  'no-last-year': '没有上一年度已公布的数据，请改用文字说明。',
  'division-by-zero': '除数为 0，算不出来，请改用文字说明。',
}

/** What happened, after the name of whoever did it: 把“…”填为 7. */
export function sentenceOf(event: ReportEvent, nameOf: (path: CellPath) => string, organ: (id: string) => string = (id) => id): string {
  switch (event.type) {
    case 'ReportOpened':
      return `建立了${event.year}年度报告`
    case 'CellsFilled':
      return filled(event.cells, nameOf)
    case 'FiguresComputed':
      return `采用了${event.figures.length}个由台账得出的数`
    case 'ChapterWritten':
      return `修改了第${event.number}部分的文字`
    case 'FindingAnswered':
      return {
        mended: '标记一条校验意见已改正',
        accepted: `说明了一条校验意见：${event.reason}`,
        'not-a-fault': `认为一条校验意见不成立：${event.reason}`,
      }[event.answer]
    case 'UnitsAssigned':
      return `向${event.units.length}个单位布置了年度报告，要求${dateInWords(event.dueOn)}前报送`
    case 'UnitsReminded':
      return `催报了${event.units.length}个单位`
    case 'ContributionAccepted':
      return `接收了${organ(event.unitId)}的数据`
    case 'ContributionReturned':
      return `退回了${organ(event.unitId)}的数据`
    case 'ReportRequested':
      return `要求${dateInWords(event.dueOn)}前报送`
    case 'ReportSubmitted':
      return `向${organ(event.to)}报送了报告`
    case 'ReportAccepted':
      return '接收了报送的数据'
    case 'ReportReturned':
      return `退回了报告：${event.comments.map((comment) => comment.text).join('；')}`
    case 'ReportLocked':
      return '锁定了报告'
    case 'ReportUnlocked':
      return `解除了锁定：${event.reason}`
    case 'ReportPublished':
      return `公布了报告（第${event.number}版）`
    case 'CorrectionOpened':
      return `开始更正：${event.reason}`
    case 'ReportImported':
      return `导入了已公布的报告，资料来源：${event.source}`
  }
}

function filled(cells: { path: CellPath; value: number | null }[], nameOf: (path: CellPath) => string): string {
  const [first] = cells
  if (!first) return '没有改动单元格'
  const what = first.value === null ? `清空了“${nameOf(first.path)}”` : `把“${nameOf(first.path)}”填为${printNumber(first.value)}`
  return cells.length === 1 ? what : `${what}等${cells.length}格`
}
