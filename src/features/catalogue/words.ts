import type { CatalogueStanding } from '../../../api/catalogue.js'
import type { RefusalText } from '../../platform/feature.js'

export const REFUSALS: Record<string, RefusalText> = {
  'catalogue-file': '请上传 Excel 文件（.xlsx），按标准目录的官方列顺序排列。',
  'catalogue-full': '一个领域的目录最多 2000 行，请分成几个领域。',
  'catalogue-unchanged': '和现行版本相比没有变化，不用发布新版本。',
}

export const STANDINGS: Record<CatalogueStanding, string> = {
  empty: '待补',
  stale: '超过时限未更新',
  filled: '已公开',
  'on-request': '依申请公开',
}
