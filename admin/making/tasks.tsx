import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ReportView } from '../../api/annual-report-view.js'

/** What somebody has to do about the collection: contradictions between units and the whole, units that are missing. */
export function Tasks({ view }: { view: ReportView }): ReactElement | null {
  const tasks = view.collection?.tasks ?? []
  const names = new Map(view.collection?.units.map((unit) => [unit.organId, unit]))
  if (tasks.length === 0) return null
  return (
    <section className="card" aria-labelledby="tasks">
      <h2 id="tasks">要处理的（{tasks.length}）</h2>
      <ul className="rows">
        {tasks.map((task) => {
          const unit = names.get(task.unitId)
          return (
            <li key={`${task.unitId}${task.kind}${task.path}`}>
              {unit ? (
                <Link to="/nianbao/$id" params={{ id: unit.reportId }} search={task.path ? { part: 'tables', cell: task.path } : {}}>
                  {task.text}
                </Link>
              ) : (
                task.text
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
