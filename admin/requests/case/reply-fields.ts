import type { RequestView } from '../../../api/request-view.js'
import { basesOf, type Part, partsOf, SEARCH_FIELDS } from './reply-rules.js'
import type { Field, Values } from './spec.js'

const [SYSTEMS, KEYWORDS, PERIOD, BY] = SEARCH_FIELDS
const area = (name: string, label: string, hint: string): Field => ({ name, label, kind: 'area', hint })

/** The fields of each text that an answer may need. */
export const FIELDS: Record<Part, Field[]> = {
  provided: [area('provided', '提供的信息', '列明提供哪些信息；已经公开的，写网址、文号和获取方式。')],
  withheld: [area('withheld', '不公开的部分', '写明哪些内容不公开。')],
  severance: [area('severance', '区分处理的情况（第三十七条）', '公开哪些、不公开哪些；或者为什么不能区分。')],
  search: [
    { name: SYSTEMS, label: '检索记录：查了哪些系统、档案', kind: 'text' },
    { name: KEYWORDS, label: '检索记录：用了哪些关键词', kind: 'text' },
    { name: PERIOD, label: '检索记录：查了什么时间段', kind: 'text' },
    { name: BY, label: '检索记录：谁查的', kind: 'text' },
  ],
  pointer: [area('pointer', '前次答复的文号，或者申请人应当去哪里、怎样办理', '')],
  publicInterest: [
    area('publicInterest', '不公开对公共利益的重大影响（第三十二条）', '第三方不同意而决定公开的，要写明并书面告知第三方。'),
  ],
  reasons: [area('reasons', '事实和理由', '写清这件申请的具体事实，不要只抄条文。')],
}

/** What must be mended before the server is asked. */
export function replyFaults(view: RequestView, values: Values): Record<string, string> {
  const outcome = view.outcomes.find((one) => one.key === values.outcome)
  if (!outcome) return { outcome: '请选择一种处理结果。' }
  const faults: Record<string, string> = {}
  if (outcome.bases.length > 0 && basesOf(values).length === 0) faults.bases = '请选择至少一条依据。'
  else if (outcome.key === 'partiallyGranted' && !basesOfBothParts(values)) faults.bases = '部分公开的，请选第三十七条和不公开的条款。'
  const needed = partsOf(view, values).filter((one) => one.needed)
  for (const { name, label } of needed.flatMap(({ part }) => FIELDS[part])) {
    if (!(values[name] ?? '').trim()) faults[name] = `请填写“${label}”。`
  }
  return faults
}

/** Part is given (art. 37), part withheld: the answer names the article of each. */
const basesOfBothParts = (values: Values): boolean => {
  const bases = basesOf(values)
  return bases.includes('条例第三十七条') && bases.some((basis) => basis !== '条例第三十七条')
}
