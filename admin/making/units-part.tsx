import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { acceptContribution, remindUnits, returnContribution } from '../../api/annual-report-collection.js'
import type { ReportView, UnitView } from '../../api/annual-report-view.js'
import { ActionButton } from '../parts/action-button.js'
import { DataTable } from '../parts/data-table.js'
import { AssignUnits } from './assign-units.js'
import type { Verbs } from './report-query.js'
import { ReturnDialog } from './return-dialog.js'
import { actionOf } from './status.js'
import { Tasks } from './tasks.js'

const STATE_WORDS: Record<UnitView['state'], string> = {
  filling: '填报中',
  submitted: '已报送，待接收',
  accepted: '已接收，计入汇总',
  returned: '已退回',
  excluded: '不计入',
}

/** Collecting from the units below: who was asked, who has handed in, what was given back, what is missing. */
export function UnitsPart({ view, verbs }: { view: ReportView; verbs: Verbs }): ReactElement {
  const [returning, setReturning] = useState<UnitView | null>(null)
  const [assigning, setAssigning] = useState(false)
  const units = view.collection?.units ?? []
  const missing = view.collection?.missing ?? []
  const accepted = units.filter((unit) => unit.state === 'accepted').length
  return (
    <>
      <div className="buttons card">
        {view.assignable.length > 0 && (
          <ActionButton
            action={actionOf(view, 'assignUnits')}
            label="征集下级单位……"
            type="primary"
            showReason
            onAct={() => setAssigning(true)}
          />
        )}
        {missing.length > 0 && (
          <ActionButton
            action={actionOf(view, 'remindUnits')}
            label={`催报 ${missing.length} 家未交单位`}
            busy={verbs.busy}
            onAct={() => void verbs.run(remindUnits, {}, '已催报。')}
          />
        )}
        {view.collection && (
          <span role="status">
            征集 {units.length} 家，已计入汇总 {accepted} 家，未交 {missing.length} 家
          </span>
        )}
      </div>
      {assigning && <AssignUnits view={view} verbs={verbs} onClose={() => setAssigning(false)} />}
      {view.collection && <Tasks view={view} />}
      <DataTable
        caption="下级单位"
        rows={units}
        keyOf={(unit) => unit.organId}
        empty="还没有征集。"
        columns={[
          {
            title: '单位',
            names: true,
            cell: (unit) => (
              <>
                <Link to="/nianbao/$id" params={{ id: unit.reportId }}>
                  {unit.organName}
                </Link>
                {unit.verticallyLed && <span className="badge">垂直管理</span>}
              </>
            ),
          },
          { title: '状态', cell: (unit) => (unit.excludedFor ? `不计入：${unit.excludedFor}` : STATE_WORDS[unit.state]) },
          { title: '截止', cell: (unit) => (unit.dueOn ? `${unit.dueOn}${unit.late ? '，已逾期' : ''}` : '') },
          { title: '新收申请', number: true, cell: (unit) => unit.newReceived ?? '' },
          { title: '催报', cell: (unit) => unit.remindedOn.join('、') },
          { title: '办理', cell: (unit) => <UnitButtons view={view} unit={unit} verbs={verbs} onReturn={() => setReturning(unit)} /> },
        ]}
      />
      <ReturnDialog
        key={returning?.organId}
        view={view}
        unit={returning}
        onClose={() => setReturning(null)}
        onSubmit={async (comments) =>
          verbs.run(returnContribution, { params: { unitId: returning?.organId ?? '' }, body: { comments } }, '已退回，意见已送达。')
        }
      />
    </>
  )
}

interface ButtonsProps {
  view: ReportView
  unit: UnitView
  verbs: Verbs
  onReturn: () => void
}

function UnitButtons({ view, unit, verbs, onReturn }: ButtonsProps): ReactElement | null {
  const params = { unitId: unit.organId }
  if (unit.state === 'filling' || unit.state === 'returned') {
    if (!actionOf(view, 'remindUnits')?.allowed) return null
    return (
      <Button
        aria-label={`催报：${unit.organName}`}
        onClick={() => void verbs.run(remindUnits, { body: { units: [unit.organId] } }, '已催报。')}
      >
        催报
      </Button>
    )
  }
  if (unit.state === 'excluded') return null
  return (
    <div className="buttons">
      {unit.state === 'submitted' && (
        <ActionButton
          action={actionOf(view, 'acceptContribution')}
          label="接收"
          about={unit.organName}
          busy={verbs.busy}
          onAct={() => void verbs.run(acceptContribution, { params }, '已接收，计入汇总。')}
        />
      )}
      <ActionButton action={actionOf(view, 'returnContribution')} label="退回……" about={unit.organName} onAct={onReturn} />
    </div>
  )
}
