/** 行政复议, or 行政诉讼 in its instances. */
export type RemedyKind = 'reconsideration' | 'litigation'
export type RemedyStage = 'review' | 'first' | 'second' | 'retrial'

/** The cell of table 4 that a result counts in. */
export type RemedyCell = 'upheld' | 'corrected' | 'other'

/** How one stage of a remedy may end. */
export interface RemedyResult {
  key: string
  label: string
  /** Null where the stage before decides (驳回上诉) or nothing is decided yet (发回重审). */
  cell: RemedyCell | null
  article: string
  /** What it is appealed as; null where no appeal lies. */
  appeal: 'judgment' | 'ruling' | null
}

const result = (
  key: string,
  label: string,
  cell: RemedyCell | null,
  article: string,
  appeal: RemedyResult['appeal'] = null,
): RemedyResult => ({
  key,
  label,
  cell,
  article,
  appeal,
})

/** 行政复议法: 维持 and 驳回请求 uphold; what changes or blames the act corrects it; the rest is 其他结果. */
const REVIEW: RemedyResult[] = [
  result('upheld', '维持', 'upheld', '行政复议法第六十八条'),
  result('rejected', '驳回行政复议请求', 'upheld', '行政复议法第六十九条'),
  result('varied', '变更', 'corrected', '行政复议法第六十三条'),
  result('revoked', '撤销或者部分撤销', 'corrected', '行政复议法第六十四条'),
  result('unlawful', '确认违法', 'corrected', '行政复议法第六十五条'),
  result('ordered', '责令履行', 'corrected', '行政复议法第六十六条'),
  result('void', '确认无效', 'corrected', '行政复议法第六十七条'),
  result('mediated', '调解', 'other', '行政复议法第七十三条'),
  result('terminated', '终止（含撤回申请）', 'other', '行政复议法第四十一条'),
  result('notAccepted', '不予受理', 'other', '行政复议法第三十条'),
  result('dismissed', '驳回行政复议申请', 'other', '行政复议法第三十三条'),
]

const SUIT: RemedyResult[] = [
  result('claimsRejected', '判决驳回诉讼请求', 'upheld', '行政诉讼法第六十九条', 'judgment'),
  result('revoked', '判决撤销或者部分撤销', 'corrected', '行政诉讼法第七十条', 'judgment'),
  result('ordered', '判决履行', 'corrected', '行政诉讼法第七十二条', 'judgment'),
  result('unlawful', '判决确认违法', 'corrected', '行政诉讼法第七十四条', 'judgment'),
  result('void', '判决确认无效', 'corrected', '行政诉讼法第七十五条', 'judgment'),
  result('varied', '判决变更', 'corrected', '行政诉讼法第七十七条', 'judgment'),
  result('mediated', '调解', 'other', '行政诉讼法第六十条'),
  result('withdrawn', '准许撤诉', 'other', '行政诉讼法第六十二条'),
  result('terminated', '终结诉讼', 'other', '法释〔2018〕1号第八十八条'),
  result('notFiled', '不予立案', 'other', '行政诉讼法第五十一条', 'ruling'),
  result('dismissed', '驳回起诉', 'other', '法释〔2018〕1号第六十九条', 'ruling'),
]

/** What only a higher instance can say. */
const HIGHER: RemedyResult[] = [
  result('affirmed', '维持原裁判', null, '行政诉讼法第八十九条第一款第一项'),
  result('remanded', '发回重审', null, '行政诉讼法第八十九条第一款'),
]

/** How a stage may end, in the order of the form's columns. A higher instance may affirm, send back, or say anew what the first could. */
export function resultsOf(stage: RemedyStage): readonly RemedyResult[] {
  if (stage === 'review') return REVIEW
  return stage === 'first'
    ? SUIT
    : [...HIGHER, ...SUIT.filter((each) => each.key !== 'notFiled').map((each) => ({ ...each, appeal: null }))]
}

/** The result of that key in that stage, or null. */
export function remedyResult(stage: RemedyStage, key: string): RemedyResult | null {
  return resultsOf(stage).find((each) => each.key === key) ?? null
}

/** The group of table 4 in which a remedy counts. */
export function groupOf(kind: RemedyKind, afterReview: boolean): 'reconsideration' | 'litigationDirect' | 'litigationAfterReview' {
  if (kind === 'reconsideration') return 'reconsideration'
  return afterReview ? 'litigationAfterReview' : 'litigationDirect'
}
