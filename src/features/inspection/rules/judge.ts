import { judgeColumnVeto, judgeEmpty, judgeHome, judgeStale } from './columns.js'
import { type Evidence, type Judgement, notApplicable } from './evidence.js'
import { RULE_NAMES, type RuleName } from './names.js'
import { judgeAvailability, judgeOutsideLinks, judgeOwnLinks, judgeTags, judgeWording } from './pages.js'
import {
  judgeDomain,
  judgeElements,
  judgeInteraction,
  judgeInterpretation,
  judgeIpv6,
  judgeLate,
  judgeMarks,
  judgeReporting,
  judgeSearch,
  judgeTls,
} from './site.js'

const JUDGES: Record<RuleName, (evidence: Evidence) => Judgement> = {
  wording: judgeWording,
  availability: judgeAvailability,
  'home-fresh': judgeHome,
  'column-veto': judgeColumnVeto,
  interaction: judgeInteraction,
  service: () => notApplicable('办事服务由政务服务平台提供，本站只链接过去。没有对外服务职能的部门不查此项。'),
  'own-links': judgeOwnLinks,
  'outside-links': judgeOutsideLinks,
  'empty-columns': judgeEmpty,
  'stale-columns': judgeStale,
  'page-tags': judgeTags,
  marks: judgeMarks,
  reporting: judgeReporting,
  search: judgeSearch,
  domain: judgeDomain,
  ipv6: judgeIpv6,
  tls: judgeTls,
  interpretation: judgeInterpretation,
  late: judgeLate,
  elements: judgeElements,
  report: () => notApplicable('工作年度报表在全国政府网站信息报送系统填报，请每年 1 月 31 日前在首页公布后人工核对。'),
  login: () => notApplicable('本站公众服务不需要登录。'),
  compatible: () => notApplicable('请用常用浏览器人工核对。'),
}

/** Every rule's judgement, in the order of the report. */
export function judgeAll(evidence: Evidence): { rule: RuleName; judgement: Judgement }[] {
  return RULE_NAMES.map((rule) => ({ rule, judgement: JUDGES[rule](evidence) }))
}
