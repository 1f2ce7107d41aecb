import type { RefusalText } from '../../platform/feature.js'

export { ORGAN_KINDS, ORGAN_RANKS } from '../../../api/organs.js'

export const REFUSALS: Record<string, RefusalText> = {
  'organ-id-taken': '这个代号已经有单位在用，请换一个。',
  'organ-ended': (data) => `${data.name}已于 ${data.on} 撤销或合并，不能再变更。`,
  'rules-not-for-kind': '只有省级、设区的市（自治州）人民政府可以制定规章，请取消“可以制定规章”。',
  'before-last-change': (data) => `日期要晚于现用名称开始使用的日期 ${data.since}。`,
  'merged-into-itself': '不能并入自己，请选择另一个单位。',
  'organ-has-others-below': (data) => `它下面还有 ${data.count} 个单位，请先把它们移走或合并。`,
  'moved-below-itself': '不能移到自己的下级单位里，请选择别的位置。',
}
