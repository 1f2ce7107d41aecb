import type { CellPath } from '../../../../law/annual-report/cells.js'
import { cellName } from '../../../../law/annual-report/form.js'
import type { ReportState } from '../making/events.js'

/** Something that a person has to clear up with a unit before the sum can be trusted. */
export interface Task {
  unitId: string
  kind: 'missing' | 'changed' | 'errors' | 'blank' | 'unbalanced'
  path: CellPath | null
  text: string
}

/** What the sum must know of a unit's own report. */
export interface UnitReport {
  /** At which version of its stream a figure last changed. */
  figuresVersion: number
  /** Unanswered errors. */
  errors: number
}

/**
 * What is open in a collection: units that have not handed over, contributions whose unit changed its figures since, blanks in
 * table 3, contributions whose own balance does not hold, and errors of the prover in a unit's report.
 */
export function tasksOf(state: ReportState, nameOf: (unitId: string) => string, units: ReadonlyMap<string, UnitReport>): Task[] {
  return Object.entries(state.units).flatMap(([unitId, unit]): Task[] => {
    if (unit.state === 'excluded') return []
    const name = nameOf(unitId)
    if (!unit.contribution) return [{ unitId, kind: 'missing', path: null, text: `${name}的数据还没有汇入，请催报或接收。` }]
    const tasks: Task[] = []
    if ((units.get(unitId)?.figuresVersion ?? 0) > unit.unitVersion) {
      tasks.push({ unitId, kind: 'changed', path: null, text: `${name}在汇入以后改动过数据，请退回后重新接收。` })
    }
    const errors = units.get(unitId)?.errors ?? 0
    if (errors > 0) tasks.push({ unitId, kind: 'errors', path: null, text: `${name}的报告还有 ${errors} 处错误没有处理，请退回修改。` })
    for (const path of unit.contribution.blank.filter((blank) => blank.startsWith('table3.')).slice(0, 1)) {
      tasks.push({ unitId, kind: 'blank', path, text: `${name}的“${cellName(path, unit.contribution.layout)}”等单元格空白，请退回补填。` })
    }
    const column = unbalancedColumn(unit.contribution.filled)
    if (column) {
      const path = `table3.newReceived.${column}`
      tasks.push({ unitId, kind: 'unbalanced', path, text: `${name}的表三不平衡：第一项加第二项不等于第三项加第四项，请退回核对。` })
    }
    return tasks
  })
}

function unbalancedColumn(filled: Record<CellPath, number>): string | null {
  const value = (row: string, column: string) => filled[`table3.${row}.${column}`] ?? 0
  for (const column of ['naturalPerson', 'business', 'research', 'publicWelfare', 'legalService', 'otherOrg', 'total']) {
    const received = value('newReceived', column) + value('carriedIn', column)
    if (received !== value('resultTotal', column) + value('carriedOut', column)) return column
  }
  return null
}
