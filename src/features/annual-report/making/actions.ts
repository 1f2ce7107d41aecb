import type { Action } from '../../../../api/annual-report.js'
import { can, type Permission } from '../../../../api/permissions.js'
import type { Day } from '../../../../law/day.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { Viewer } from '../../../platform/session/viewer.js'
import { acceptContribution, assignUnits, remindUnits, returnContribution, submitReport } from '../collection/collecting.js'
import type { ReportState } from './events.js'
import { answerFinding, computeFigures, fillCells, mustBeOpen, writeChapter } from './report.js'
import { correctReport, importReport, lockReport, publishReport, type Readiness, unlockReport } from './sealing.js'
import { REFUSALS } from './words.js'

/** What the shell knows beside the report when it asks what may be done. */
export interface Situation {
  ready: Readiness
  /** Units that owe their report to this one are reminded, others not. */
  handedOver: ReadonlySet<string>
  /** Units whose report waits to be accepted. */
  waiting: readonly string[]
  canHaveUnits: boolean
  today: Day
}

/** What may be done now and, if not, why: every verb is tried on a harmless example and its refusal is told. */
export function actionsFor(state: ReportState, situation: Situation, viewer: Viewer, organPath: string): Action[] {
  const { ready, today } = situation
  const unit = { ...state, handover: 'submitted' as const }
  const waiting = situation.waiting[0]
  const collecting = (verb: (unitId: string) => unknown) => () => {
    mustBeOpen(state)
    if (waiting === undefined) throw new Refused('report-not-submitted')
    verb(waiting)
  }
  const tries: [Action['name'], Permission, () => unknown][] = [
    ['fillCell', 'report.edit', () => fillCells(state, [])],
    ['writeChapter', 'report.edit', () => writeChapter(state, 1, '')],
    ['computeFigures', 'report.edit', () => computeFigures(state, [])],
    ['answerFinding', 'finding.answer', () => answerFinding(state, 'any', 'mended', '')],
    ['submitReport', 'report.edit', () => submitReport(state)],
    ['assignUnits', 'report.collect', () => assignUnits(state, [], [], today)],
    ['remindUnits', 'report.collect', () => remindUnits(state, null, situation.handedOver, today)],
    [
      'acceptContribution',
      'report.collect',
      collecting((id) => acceptContribution(state, id, unit, { layout: '2021', filled: {}, blank: [] })),
    ],
    ['returnContribution', 'report.collect', collecting((id) => returnContribution(state, id, unit, []))],
    ['lockReport', 'report.lock', () => lockReport(state, 'any', today, ready, false)],
    ['unlockReport', 'report.lock', () => unlockReport(state, '原因')],
    ['publishReport', 'report.publish', () => publishReport(state, today)],
    ['correctReport', 'report.publish', () => correctReport(state, '原因')],
    ['importReport', 'report.publish', () => importReport(state, EXAMPLE)],
  ]
  return tries
    .filter(([name]) => situation.canHaveUnits || !COLLECTION.includes(name))
    .map(([name, permission, verb]) => {
      if (!can(viewer.grants, permission, organPath))
        return { name, allowed: false, code: 'forbidden', message: '您的角色不能办理这一步。' }
      return { name, ...attempt(verb) }
    })
}

const COLLECTION: Action['name'][] = ['assignUnits', 'remindUnits', 'acceptContribution', 'returnContribution']

const EXAMPLE = {
  organId: '',
  year: 0,
  source: '',
  sha256: '',
  publishedOn: null,
  hash: '',
  report: {
    organ: null,
    year: null,
    title: null,
    titlePlace: null,
    signedOn: null,
    layout: '2021' as const,
    layoutParts: {},
    cells: {},
    undetermined: [],
    places: {},
    written: {},
    preface: [],
    chapters: [],
    repairs: [],
  },
}

function attempt(verb: () => unknown): Omit<Action, 'name'> {
  try {
    verb()
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text = REFUSALS[error.code]
    const message = typeof text === 'function' ? text(error.data) : text
    return { allowed: false, code: error.code, ...(error.article ? { article: error.article } : {}), ...(message ? { message } : {}) }
  }
}
