import { labelOf } from '../timeline.js'

/** An outcome as people read it: without the remark that the report's form adds on how to count it. */
export function outcomeName(key: string): string {
  return labelOf(key).replace(/（区分处理.*/, '')
}
