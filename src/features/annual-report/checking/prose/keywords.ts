/** Words that say which measure of table 3 a number is; `underway` and `carried` name none for certain. */
export const REQUEST_WORDS: [RegExp, string][] = [
  [/(上年|上一年|上年度|去年|20\d\d年)度?(的)?(结转|转结|转入|遗留)|(结转|转结)自?上/g, 'carriedIn'],
  [/(结转|转结|顺延|转)(至|到|入)?(下一?|次|20\d\d)年度?(继续)?(办理|答复|处理)?|下年度?继续(办理|答复)?/g, 'carriedOut'],
  [/跨年度?|(正在|尚在|仍在)(办理|处理)|未办结|待答复/g, 'underway'],
  [/结转(?!(至|到|入)?(下|次|20))(?<!(上年|上一年|上年度|去年|20\d\d年)度?的?结转)/g, 'carried'],
  [/新收|收到|接收|接到|受理|收(?=公开|政府|依|申)/g, 'received'],
  [/办结/g, 'closed'],
  [/答复|回复|办复/g, 'answered'],
  [/(?<!继续|正在|尚在|仍在)办理(?!情况|流程|结果)/g, 'handled'],
  [/(?<!不)予以公开|(?<!不)予公开/g, 'granted'],
  [/部分公开/g, 'partial'],
  [/不予公开/g, 'denied'],
  [/无法提供/g, 'unavailable'],
  [/不予处理/g, 'notProcessed'],
  [/其他处理/g, 'otherResult'],
  [/信访(举报投诉)?类(申请)?/g, 'petition'],
  [/重复申请/g, 'duplicate'],
  [/自然人/g, 'naturalPerson'],
  [/法人(或|和|及|、)?其他组织/g, 'organisations'],
  [/商业企业/g, 'business'],
  [/科研机构/g, 'research'],
  [/社会公益组织/g, 'publicWelfare'],
  [/法律服务机构/g, 'legalService'],
]

/** Words that say which result of table 4 a number is. */
export const RESULT_WORDS: [RegExp, string][] = [
  [/维持|驳回/g, 'upheld'],
  [/纠正|撤销|确认违法|责令/g, 'corrected'],
  [/其他结果/g, 'other'],
  [/尚未审结|未审结|正在审理/g, 'pending'],
]

/** The key of the word that ends last in the text, or null. */
export function lastWord(text: string, words: [RegExp, string][]): string | null {
  let found: string | null = null
  let at = -1
  for (const [pattern, key] of words)
    for (const match of text.matchAll(pattern)) {
      const end = (match.index ?? 0) + match[0].length
      if (end > at) {
        at = end
        found = key
      }
    }
  return found
}

/** The key of the word that begins first in the text, or null. */
export function firstWord(text: string, words: [RegExp, string][]): string | null {
  let found: string | null = null
  let at = Number.POSITIVE_INFINITY
  for (const [pattern, key] of words)
    for (const match of text.matchAll(pattern))
      if ((match.index ?? 0) < at) {
        at = match.index ?? 0
        found = key
      }
  return found
}
