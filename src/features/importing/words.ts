import type { RefusalText } from '../../platform/feature.js'

export const REFUSALS: Record<string, RefusalText> = {
  'import-running': '正在进行，请等它结束，或者先停下来。',
  'import-idle': '现在没有在进行的步骤。',
  'import-done': '这次导入已经完成，不能再改。需要再导入一次的，请按“再来一次”。',
  'import-unmapped': '请先选择栏目：至少选一个对应的栏目，或者选“其他都放到”的栏目。',
  'import-unchecked': '请先试运行，看过结果再导入。',
}
