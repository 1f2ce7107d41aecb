/** A rule of the State's checks, or one that provinces score by: what it is called, how grave, where it stands. */
export interface RuleHead {
  title: string
  /** 单项否决, 扣分指标; 自查: asked by local scoring sheets. */
  group: '单项否决' | '扣分指标' | '自查'
  source: string
}

const INDICATORS = '国办秘函〔2019〕19号'
const GUIDE = '国办发〔2017〕47号'

/** Every rule, in the order of the report. */
export const RULES = {
  wording: { title: '错敏词和密级标注', group: '单项否决', source: `${INDICATORS} 安全、泄密事故等严重问题` },
  availability: { title: '15 秒内打开', group: '单项否决', source: `${INDICATORS} 站点无法访问` },
  'home-fresh': { title: '首页两周内有更新', group: '单项否决', source: `${INDICATORS} 首页不更新` },
  'column-veto': { title: '栏目不更新的单项否决线', group: '单项否决', source: `${INDICATORS} 栏目不更新` },
  interaction: { title: '互动回应', group: '单项否决', source: `${INDICATORS} 互动回应差` },
  service: { title: '办事服务', group: '单项否决', source: `${INDICATORS} 服务不实用` },
  'own-links': { title: '本站链接和附件', group: '扣分指标', source: `${INDICATORS} 可用性` },
  'outside-links': { title: '外部链接', group: '扣分指标', source: `${INDICATORS} 可用性` },
  'empty-columns': { title: '空白栏目', group: '扣分指标', source: `${INDICATORS} 栏目不更新` },
  'stale-columns': { title: '栏目按期更新', group: '扣分指标', source: `${INDICATORS} 栏目不更新` },
  'page-tags': { title: '页面标签', group: '扣分指标', source: `${GUIDE} 网页设计规范` },
  marks: { title: '网站标识', group: '扣分指标', source: `${GUIDE} 页面底部` },
  reporting: { title: '“我为政府网站找错”', group: '扣分指标', source: `${INDICATORS} 功能设计` },
  search: { title: '站内搜索', group: '扣分指标', source: `${INDICATORS} 功能设计` },
  domain: { title: '域名名称', group: '扣分指标', source: `${GUIDE} 域名` },
  ipv6: { title: 'IPv6 访问', group: '扣分指标', source: `${INDICATORS} 功能设计` },
  tls: { title: '安全证书有效期', group: '自查', source: '国办通报：网站安全证书失效' },
  interpretation: { title: '解读关联', group: '扣分指标', source: `${INDICATORS} 发布解读` },
  late: { title: '公文按期公开', group: '自查', source: '条例第二十六条' },
  elements: { title: '规范性文件要素', group: '自查', source: '国办公开办函〔2019〕61号' },
  report: { title: '政府网站工作年度报表', group: '扣分指标', source: '国办函〔2018〕12号' },
  login: { title: '一号登录', group: '扣分指标', source: `${INDICATORS} 功能设计` },
  compatible: { title: '浏览器兼容', group: '扣分指标', source: `${INDICATORS} 功能设计` },
} as const satisfies Record<string, RuleHead>

export type RuleName = keyof typeof RULES
export const RULE_NAMES = Object.keys(RULES) as RuleName[]
