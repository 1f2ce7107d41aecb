import { outcome } from '../../../../law/outcomes.js'
import { labelOf } from '../timeline.js'

/** An outcome as people read it: without the remark that the report's form adds on how to count it. */
export function outcomeName(key: string): string {
  return labelOf(key).replace(/（区分处理.*/, '')
}

/** The same with what it is a kind of: 不予公开，属于四类过程性信息. */
export function outcomeInFull(key: string): string {
  const group = outcome(key)?.group
  return group ? `${group.replace(/^（.）/, '')}，${outcomeName(key)}` : outcomeName(key)
}
