import type { DocumentEvent } from './events.js'

/** Under which article each event is recorded; null where only our own rules ask for it. */
export const ARTICLES: Record<DocumentEvent['type'], string | null> = {
  DocumentStarted: null,
  DocumentRecorded: '条例第二十四条',
  ChangeBegun: null,
  WorkDropped: null,
  DocumentSubmitted: '条例第十七条',
  StepApproved: '条例第十七条',
  DocumentReturned: '条例第十七条',
  SecrecyCleared: '保密法第三十五条',
  PublicationScheduled: null,
  ScheduleCancelled: null,
  DocumentPublished: '条例第十九条、第二十六条',
  DocumentWithdrawn: '条例第十四条、第十五条',
  RestorationAsked: null,
  RestorationRefused: null,
  DocumentRestored: '条例第十九条',
  ValidityChanged: '国办发〔2017〕47号',
}
