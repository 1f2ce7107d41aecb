import type { Limit } from '../../../../law/limits.js'
import { type Reviewer, reviewerOf, roadAfter } from '../../../../law/remedies.js'
import type { Organ } from '../../organs/index.js'

/** What the remedy paragraph needs to know of the organ. Empty texts are not known: the sentence stays right without them. */
export interface RemedyOrgan extends Pick<Organ, 'kind' | 'rank' | 'verticallyLed'> {
  /** The organ above it. */
  parentName: string | null
  /** 复议机关, where the office set one. */
  reviewOrgan: string
  /** Where 行政复议 is applied for online. */
  reviewOnline: string
  court: string
}

const UNNAMED: Record<Reviewer, string> = {
  'own-government': '本级人民政府',
  'government-above': '上一级人民政府',
  'superior-organ': '上一级主管部门',
}

/**
 * 救济告知: how the applicant may contest a decision. It follows from the articles that the decision rests on and from the organ, never from the
 * report's category: denials under articles 14, 15 and 16 go to 行政复议 first (行政复议法 art. 23), and the letter must say so.
 */
export function remedyText(organ: RemedyOrgan, decision: { outcome: string; bases: readonly string[] }): string {
  const reviewer = reviewerNameOf(organ)
  if (reviewer === null)
    return '如认为本单位未依照规定公开信息，可以向有关主管部门或者机构申诉，接受申诉的部门或者机构应当及时调查处理并将处理结果告知申诉人（条例第五十五条）。'
  const road = roadAfter(decision)
  const court = organ.court || '有管辖权的人民法院'
  const online = organ.reviewOnline ? `，也可以通过互联网提出（${organ.reviewOnline}）` : ''
  const review = `自收到本文书之日起${period(road.review)}内向${reviewer}申请行政复议${online}`
  const afterwards = `对行政复议决定不服的，可以自收到行政复议决定书之日起${period(road.suitAfterReview)}内向${court}提起行政诉讼`
  if (!road.reviewFirst) {
    const suit = road.suit ?? roadAfter({ ...decision, bases: [] }).suit
    return `如对本文书不服，可以${review}，或者自收到本文书之日起${suit ? period(suit) : ''}内直接向${court}提起行政诉讼。`
  }
  const article = `依照${road.article}的规定，应当先申请行政复议，不能直接提起行政诉讼`
  if (!isPartial(decision)) return `如对本决定不服，${article}：可以${review}；${afterwards}。`
  const { suit } = roadAfter({ ...decision, bases: [] })
  return [
    `如对不予公开的部分不服，${article}：可以${review}；${afterwards}。`,
    `如对其他部分不服，可以自收到本文书之日起${period(road.review)}内申请行政复议，或者自收到本文书之日起${suit ? period(suit) : ''}内直接向${court}提起行政诉讼。`,
  ].join('')
}

/** 复议机关: arts. 24 and 27; null for an enterprise, whose silence is not reviewed. */
export function reviewerNameOf(organ: RemedyOrgan): string | null {
  const reviewer = reviewerOf(organ)
  if (reviewer === null) return null
  if (organ.reviewOrgan) return organ.reviewOrgan
  // 行政复议法 art. 24 ¶2: a province reviews itself.
  if (organ.kind === 'government' && organ.rank === 'province') return '本机关'
  return reviewer.by === 'superior-organ' ? UNNAMED[reviewer.by] : (organ.parentName ?? UNNAMED[reviewer.by])
}

/** The withheld part of a partial disclosure goes its own way. */
const isPartial = (decision: { outcome: string }): boolean => decision.outcome === 'partiallyGranted'

function period({ n, unit }: Limit): string {
  return `${n}${unit === 'month' ? '个月' : unit === 'workday' ? '个工作日' : '日'}`
}
