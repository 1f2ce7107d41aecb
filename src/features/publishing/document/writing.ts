import { Refused } from '../../../platform/errors/errors.js'
import type { Answer, DocumentEvent, DocumentState, Origin, ReviewStep } from './events.js'
import { mustBeWriting, mustExist, mustHaveWork } from './guards.js'

/** Begins a document. Refuses document-exists. */
export function startDocument(state: DocumentState, start: { organId: string; origin: Origin; by: string; from?: string }): DocumentEvent {
  if (state.life !== 'none') throw new Refused('document-exists')
  return { type: 'DocumentStarted', ...start }
}

/** Begins a change of what is public; the public sees the version before until the change has passed every gate. Refuses work-open. */
export function beginChange(state: DocumentState, by: string): DocumentEvent {
  mustExist(state)
  if (state.work) throw new Refused('work-open')
  const last = state.versions.at(-1)
  if (!last) throw new Refused('not-published')
  return { type: 'ChangeBegun', no: last.no + 1, by }
}

/** Gives up what is being written; a document that was never public ends with it. Refuses document-in-review beside what mustHaveWork refuses. */
export function dropWork(state: DocumentState, by: string): DocumentEvent {
  const work = mustBeWriting(state)
  return { type: 'WorkDropped', no: work.no, by }
}

/** What the shell knows of a text that is handed in. */
export interface Handed {
  sha256: string
  /** Everybody who wrote in it. */
  authors: string[]
  /** Of the column. */
  steps: readonly ReviewStep[]
  /** Findings of the checks that block or want a reason. */
  findings: readonly { id: string; severity: 'block' | 'reason' | 'hint' }[]
  /** Reasons given, by finding. */
  reasons: Record<string, string>
  by: string
  /** Only the head may let a finding stand that blocks. */
  isHead: boolean
}

/**
 * Hands the text in for review and freezes it. Refuses checks-block with how many findings stand in the way, and checks-unexplained while
 * one that wants a reason has none; the head's reason lets a blocking one stand, and is recorded as theirs.
 */
export function submitDocument(state: DocumentState, handed: Handed): DocumentEvent {
  const work = mustBeWriting(state)
  const answers: Answer[] = []
  const open = { block: 0, reason: 0 }
  for (const { id, severity } of handed.findings) {
    if (severity === 'hint') continue
    const reason = (handed.reasons[id] ?? '').trim()
    const said = [...reason].length >= LEAST_EXPLANATION && (severity === 'reason' || handed.isHead)
    if (said) answers.push({ finding: id, reason, byHead: severity === 'block' })
    else open[severity] += 1
  }
  if (open.block > 0) throw new Refused('checks-block', '条例第十七条', { count: open.block })
  if (open.reason > 0) throw new Refused('checks-unexplained', null, { count: open.reason, least: LEAST_EXPLANATION })
  const authors = [...new Set([...work.authors, ...handed.authors, handed.by])]
  const { sha256, steps, by } = handed
  return { type: 'DocumentSubmitted', no: work.no, sha256, authors, steps: [...steps], answers, by }
}

const LEAST_EXPLANATION = 4

/** The author takes a text back that lies with others. Refuses not-submitted, not-yours. */
export function recallDocument(state: DocumentState, by: string): DocumentEvent {
  const work = mustHaveWork(state)
  if (work.stage === 'writing') throw new Refused('not-submitted')
  if (!work.authors.includes(by)) throw new Refused('not-yours')
  return { type: 'DocumentReturned', no: work.no, step: 'author', by, reasons: '作者撤回修改' }
}
