import type { RemedyKind } from '../../../law/remedy-results.js'
import type { RemedyEvent } from './events.js'

type Articles = Record<RemedyKind, string | null>

const both = (article: string | null): Articles => ({ reconsideration: article, litigation: article })
const either = (reconsideration: string | null, litigation: string | null): Articles => ({ reconsideration, litigation })

/** Under which article each event is recorded; null where only our own rules ask for it. */
const ARTICLES: Record<RemedyEvent['type'], Articles> = {
  RemedyOpened: both('条例第五十一条'),
  ReplyFiled: either('行政复议法第四十八条、第五十四条', '行政诉讼法第六十七条'),
  EvidenceFiled: either('行政复议法第四十八条', '行政诉讼法第六十七条'),
  ProcedureChanged: either('行政复议法第五十三条', '行政诉讼法第八十二条'),
  PeriodExtended: either('行政复议法第六十二条', null),
  RemedyDecided: either('行政复议法第六十二条', '行政诉讼法第八十一条、第八十三条、第八十八条'),
  AppealOpened: either(null, '行政诉讼法第八十五条'),
  RetrialOpened: either(null, '行政诉讼法第九十条'),
  OrderCarriedOut: either('行政复议法第七十六条、第七十七条', '行政诉讼法第九十四条'),
  RemedyDeadlineMoved: both(null),
  RemedyVoided: both(null),
}

export function articleOf(type: RemedyEvent['type'], kind: RemedyKind): string | null {
  return ARTICLES[type][kind]
}
