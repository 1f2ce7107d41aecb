import type { RemedyEvent } from './events.js'

/** Under which article each event is recorded; null where only our own rules ask for it. */
export const ARTICLES: Record<RemedyEvent['type'], string | null> = {
  RemedyOpened: '条例第五十一条',
  ReplyFiled: '行政复议法第四十八条、第五十四条；行政诉讼法第六十七条',
  EvidenceFiled: '行政复议法第四十八条；行政诉讼法第三十四条',
  ProcedureChanged: '行政复议法第五十五条；行政诉讼法第八十四条',
  PeriodExtended: '行政复议法第六十二条',
  RemedyDecided: '行政复议法第六十一条；行政诉讼法第八十条',
  AppealOpened: '行政诉讼法第八十五条',
  RetrialOpened: '行政诉讼法第九十条',
  OrderCarriedOut: '行政复议法第七十七条；行政诉讼法第九十四条',
  RemedyDeadlineMoved: null,
  RemedyVoided: null,
}
