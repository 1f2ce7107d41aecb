const WORDS: Record<string, string> = {
  manual: '人工填写',
  import: '从已发布的报告读入',
  'carry-over': '上年结转',
  sums: '按表内关系算出',
  requests: '依申请公开办件',
  publishing: '信息发布',
  remedies: '复议诉讼登记',
  units: '下级单位汇总',
}

/** Where a number comes from, as people read it. */
export function sourceWords(source: string): string {
  return WORDS[source] ?? (source.startsWith('unit:') ? '下级单位报送' : source)
}
