import type { Context } from '../context.js'

/** Other matters that are counted in 件 too; their numbers have no cell. */
const OTHER_MATTERS =
  /热线|来电|信箱|留言|建议|提案|议案|网民|诉求|咨询|工单|投诉(?!类)|举报(?!投诉)|公众号|微博|微信|新闻|培训|会议|稿|简报|舆情|解读|征集|调查|许可|处罚|强制|审批|办件|事项目录|证照|信访(?!举报|类|投诉)|招标|采购|合同|案卷评查|督办|通报|整改/
const REQUESTS =
  /依申请(公开)?|公开(政府信息)?(的|类)?申请|申请(公开|政府信息)|(受理|收到|接收|接到|新收|办理|答复)[^，。；]{0,14}申请(?!执行|复议)/
const OTHER_REQUESTS =
  /(许可|登记|注册|执照|救助|补助|补贴|贷款|资助|用地|低保|公租房|专利|仲裁|项目)[^，。；]{0,6}申请|申请(执行|复议|救助|登记|许可)/
const REMEDIES = /复议|诉讼/
/** Work of an organ as the judge of others' cases or as a party in general: not table 4. */
const OTHER_REMEDIES = /复议机关|复议委员会|复议应诉|行政应诉|应诉|出庭|法治|审理|复议体制|复议与|复议职责|仲裁|未经复议|复议前置|监督案件/

export type Topic = 'request' | 'remedy' | 'other'

/** What a piece of a sentence is about, or null when its words do not say. */
export function topicOf(text: string): Topic | null {
  if (REMEDIES.test(text)) return OTHER_REMEDIES.test(text) ? 'other' : 'remedy'
  if (REQUESTS.test(text)) return OTHER_REQUESTS.test(text) ? 'other' : 'request'
  return OTHER_MATTERS.test(text) ? 'other' : null
}

const WHOLE =
  /全(市|区|县|州|省|旗|盟|局|厅|系统|镇|乡|街道)|[我本](市|区|县|州|省|旗|盟|局|厅|委|办|镇|乡|街道|机关|单位|部门|院|中心|会)|各级行政机关|各级各部门/g
const LIMITED =
  /本级|机关本部|办公室|办公厅|[我本]办|(市|区|县|省)直|各?(下属|直属|所属)(单位|机构)?|(各|部分|个别|有关|相关)(部门|单位|乡镇|街道|镇|县区|区县|科室|处室)|[市县区州省旗](人民)?政府(?!信息|网|门户|公报|文件|令)|(人民)?政府办/g
const DEPARTMENT_LIMITED = /本级|机关本部|各?(下属|直属|所属)(单位|机构)?|(各|部分|个别|有关|相关)(部门|单位|科室|处室)/g

/**
 * Whether the words before a number narrow it to a part of the report's unit: 市政府办公室收到… in the report of a city.
 * What stands last counts.
 */
export function isLimited(context: Context, before: string): boolean {
  const wide = context.facts.kind === 'government' || context.facts.kind === 'unknown'
  return lastIndex(before, wide ? LIMITED : DEPARTMENT_LIMITED) > lastIndex(before, WHOLE)
}

/** Whether the last year named before a number is another than the report's, or the words speak of an earlier year. */
export function isOtherYear(context: Context, before: string): boolean {
  const years = [...before.matchAll(/(?<![\d〔])((?:19|20)\d{2})(?=年)/g)].map((match) => Number(match[1]))
  const last = years.at(-1)
  if (last !== undefined && context.year !== null && last !== context.year) return true
  const clause = before.split(/[，。；;：]/).at(-1) ?? ''
  return /(去年|上年|上一年|往年|历年|累计|以来|同期|十三五|十四五)/.test(clause)
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index ?? last
  return last
}
