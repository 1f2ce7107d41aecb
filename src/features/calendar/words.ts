import { STEP_KINDS } from '../../../api/calendar-kinds.js'
import type { ClockNote, Step } from '../../../law/clock.js'
import { type Day, weekday } from '../../../law/day.js'
import type { Refused } from '../../../law/refused.js'
import type { RefusalText } from '../../platform/feature.js'

const FIELDS: Record<string, string> = {
  received: '收到申请的日期',
  corrected: '收到补正的日期',
  feePaid: '缴清费用的日期',
  consult: '征求意见的日期',
}

/** What people read for each code that the calendar, the clock, the fee and the import of notices refuse with. */
export const REFUSALS: Record<string, RefusalText> = {
  'not-a-day': ({ field, text }) => `${FIELDS[String(field)] ?? '日期'}“${text}”不是有效日期，请写成 2021-09-10 的样子。`,
  'not-a-consultation': ({ text }) => `征求意见期间“${text}”看不懂，请写成 发出日:收到意见日，例如 2021-09-13:2021-09-24。`,
  'consultation-half': '发出日期和收到意见的日期要一起填；意见还没有收到的，填今天。',
  'no-receipt': '请填写收到申请的日期。',
  'received-twice': '一件申请只有一个收到日期。',
  'corrected-twice': '补正只能要求一次，请只填一个收到补正的日期。',
  'fee-paid-twice': '请只填一个缴清费用的日期。',
  'extended-twice': '答复期限只能延长一次。',
  'correction-before-receipt': '收到补正的日期早于收到申请的日期，请核对。',
  'fee-before-receipt': '缴清费用的日期早于收到申请的日期，请核对。',
  'consultation-before-receipt': '征求意见早于收到申请，请核对日期。',
  'consultation-ends-before-start': '征求意见的结束日早于发出日，请核对日期。',
  'bad-extension': '延长期限应为 1 至 20 个工作日的整数（条例第三十三条第二款）。',
  'before-calendar': ({ from }) => `本日历从 ${from} 起，更早的日期没有数据，不能计算。`,
  'too-far': ({ latest }) => `日期太远，请填写 ${latest} 以前的日期。`,
  'not-a-count': '请填写 0 或者更大的整数。',
  'fee-too-many': ({ most }) => `数量太大，请核对；最多可以计算到 ${most}。`,
  'fee-one-method': '请在按件（--items）和按量（--pages）中选一种：同一申请只能用一种方式收费。',
  'no-notices': '没有任何节假日安排通知，无法计算工作日。',
  'notice-empty': '请粘贴通知全文，或者上传、粘贴日期表，二者选一。',
  'notice-unreadable': '没有读出任何放假或者上班的日期。请粘贴国务院办公厅节假日安排通知的全文。',
  'notice-no-number': '没有读出通知的文号，请在“文号”一栏填写，例如 国办发明电〔2025〕7号。',
  'notice-bad-number': ({ text }) => `文号“${text}”的格式不对，请写成 国办发明电〔2025〕7号 的样子。`,
  'notice-no-year': '没有读出通知安排的是哪一年，请粘贴包括标题在内的全文。',
  'notice-no-issue-date': '没有读出通知的成文日期，请在“成文日期”一栏填写。',
  'notice-weekday-wrong': ({ day, said, is }) => `通知写 ${day} 是${said}，实际是${is}。请核对年份和原文。`,
  'notice-count-wrong': ({ name, said, is }) => `“${name}”写明共 ${said} 天，读出的是 ${is} 天。请核对原文。`,
  'notice-bad-row': ({ row, text }) =>
    `表格第 ${row} 行“${text}”看不懂。每行写日期和种类（放假或上班），放假可以再写节日名，例如 2027-01-01,放假,元旦。`,
  'notice-not-csv': '请把表格另存为 CSV 再上传，或者在表格软件里选中日期和种类两列，复制后直接粘贴。',
  'notice-same': ({ number }) => `${number}已经导入，内容没有变化。`,
}

/** The sentence of a refusal of this feature. */
export function refusalSentence(refused: Refused): string {
  const text = REFUSALS[refused.code] ?? '按规定不能这样计算。'
  return typeof text === 'function' ? text(refused.data) : text
}

export const CLOCK_NOTES: Record<ClockNote, string> = {
  'before-law': '2019年5月15日以前收到的申请适用修订前的条例；这里按现行条例计算，仅供参考。',
  'consultation-after-due': '有征求意见是在答复期限届满以后才发出的，不影响期限，没有扣除。',
}

export const PROVISIONAL_NOTE = '期限超出已公布的放假安排，这一天只是暂定：下一年的通知公布后可能变动。'

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

export function weekdayName(day: Day): string {
  return WEEKDAYS[weekday(day)] ?? ''
}

/** What a step of the derivation is: 放假（国庆节），不计. */
export function stepLabel(step: Step): string {
  const label = STEP_KINDS[step.kind]
  return step.kind === 'holiday' && step.name ? `放假（${step.name}），不计` : label
}

/** What a step rests on: the article, or the notice, or nothing but the week. */
export function stepBasis(step: Step): string {
  if (step.kind === 'weekend') return ''
  const notice = step.provisional && step.kind === 'holiday' ? '全国年节及纪念日放假办法第二条（暂定）' : step.notice
  return [step.article, notice].filter(Boolean).join('；')
}
