import type { CatalogueRow, CatalogueStanding } from '../../api/catalogue.js'

export const STANDINGS: Record<CatalogueStanding, string> = {
  empty: '▲ 待补',
  stale: '▲ 超过时限未更新',
  filled: '✓ 已公开',
  'on-request': '依申请公开',
}

export const CHANGES: Record<CatalogueRow['change'], string> = { none: '', new: '新增，未发布', changed: '有改动，未发布' }
