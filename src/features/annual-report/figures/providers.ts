import { publishingFigures } from '../../publishing/index.js'
import { remedyFigures } from '../../remedies/index.js'
import { requestFigures } from '../../requests/index.js'
import type { FigureProvider } from './port.js'

/** The features that answer for cells, in order. */
export const PROVIDERS: FigureProvider[] = [publishingFigures, requestFigures, remedyFigures]

/** Where figures come from that no feature answers for. */
const OWN_SOURCES: Record<string, string> = {
  manual: '人工填报',
  import: '来源文档',
  'carry-over': '上一年度结转',
  sums: '按行列求和',
  unit: '下级单位报送',
}

/** What a clerk reads as the source of a number. */
export function sourceLabel(source: string): string {
  return PROVIDERS.find(({ name }) => name === source)?.label ?? OWN_SOURCES[source] ?? source
}
