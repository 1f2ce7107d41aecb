import type { FacetName } from '../find/asked.js'

export const FACET_TITLES: Record<FacetName, string> = {
  validity: '有效性',
  kind: '类别',
  organ: '单位',
  year: '年份',
  topic: '主题',
  genre: '体裁',
  interpreted: '解读',
}

const VALUES: Partial<Record<FacetName, Record<string, string>>> = {
  validity: { 'in-force': '有效', amended: '已修改', repealed: '废止', expired: '失效', unknown: '来源文档未载明' },
  kind: { document: '公开信息', report: '年度报告', source: '资料', answer: '政策问答' },
  interpreted: { yes: '有解读', no: '没有解读' },
}

/** A facet's value as people read it; null for one that is not worth showing. */
export function facetLabel(name: FacetName, value: string, organs: Record<string, string>): string | null {
  if (name === 'validity' && value === 'none') return null
  if (name === 'organ') return organs[value] ?? value
  if (name === 'year') return `${value}年`
  return VALUES[name]?.[value] ?? value
}
