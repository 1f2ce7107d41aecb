import { cellName } from '../../../../law/annual-report/form.js'
import type { Db } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import type { BehindRow } from '../publication/content.js'
import { readHistory } from '../store/history.js'
import { subjectsOf } from './changed.js'
import { compose } from './compose.js'
import { fold } from './evolve.js'
import type { ReportId } from './id.js'
import { surroundingsOf } from './surroundings.js'
import { sentenceOf } from './words.js'

interface Behind {
  path: string
  label: string
  value: number | null
  rows: BehindRow[]
  history: { at: string; by: string; sentence: string }[]
}

/** What a number stands on, and who changed it when. Throws Fault `not-found` for a report or a cell that does not exist. */
export async function rowsBehind(db: Db, id: ReportId, path: string): Promise<Behind> {
  const history = await readHistory(db, id)
  const state = fold(history)
  if (state.status === 'none') throw new Fault('not-found', '没有这份年度报告。')
  const content = compose(state, await surroundingsOf(db, id))
  if (!Object.hasOwn(content.cells, path)) throw new Fault('not-found', '报告里没有这一格。')
  return {
    path,
    label: cellName(path, content.layout),
    value: content.cells[path] ?? null,
    rows: content.rows[path] ?? [],
    history: history
      .filter(({ event }) => subjectsOf(event).includes(path))
      .map(({ event, at, by }) => ({ at, by, sentence: sentenceOf(event, (cell) => cellName(cell, content.layout)) })),
  }
}
