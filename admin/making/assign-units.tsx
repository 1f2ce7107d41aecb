import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { assignUnits } from '../../api/annual-report-collection.js'
import type { ReportView } from '../../api/annual-report-view.js'
import { DataTable } from '../parts/data-table.js'
import type { Verbs } from './report-query.js'

const PAGE = 50

/** Chooses the units that are asked, the day, and says of those left out why. */
export function AssignUnits({ view, verbs, onClose }: { view: ReportView; verbs: Verbs; onClose: () => void }): ReactElement {
  const [left, setLeft] = useState<Map<string, string>>(
    () => new Map(view.assignable.filter((unit) => unit.verticallyLed).map((unit) => [unit.organId, '垂直管理，向上级主管部门报送'])),
  )
  const [dueOn, setDueOn] = useState('')
  const [filter, setFilter] = useState('')
  const [count, setCount] = useState(PAGE)
  const shown = view.assignable.filter((unit) => unit.organName.includes(filter))
  const toggle = (organId: string, asked: boolean) => {
    const next = new Map(left)
    if (asked) next.delete(organId)
    else next.set(organId, '')
    setLeft(next)
  }
  const send = async () => {
    const units = view.assignable.filter((unit) => !left.has(unit.organId)).map((unit) => unit.organId)
    const excluded = [...left].filter(([, reason]) => reason.trim() !== '').map(([organId, reason]) => ({ organId, reason }))
    if (await verbs.run(assignUnits, { body: { units, excluded, dueOn } }, '已通知下级单位。')) onClose()
  }
  return (
    <section className="card" aria-labelledby="assign">
      <h2 id="assign">征集下级单位的数据</h2>
      <div className="filters">
        <div className="field">
          <label htmlFor="due">报送截止日期</label>
          <Input id="due" type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="unit-filter">按名称找</label>
          <Input id="unit-filter" value={filter} onChange={(event) => setFilter(event.target.value)} />
        </div>
        <span role="status">
          征集 {view.assignable.length - left.size} 家，不征集 {left.size} 家
        </span>
      </div>
      <DataTable
        caption="可以征集的单位"
        rows={shown.slice(0, count)}
        keyOf={(unit) => unit.organId}
        empty="没有可以征集的下级单位。"
        more={{ has: shown.length > count, busy: false, load: () => setCount(count + PAGE) }}
        columns={[
          {
            title: '单位',
            names: true,
            cell: (unit) => (
              <Checkbox checked={!left.has(unit.organId)} onChange={(event) => toggle(unit.organId, event.target.checked)}>
                {unit.organName}
              </Checkbox>
            ),
          },
          {
            title: '不征集的理由',
            cell: (unit) =>
              left.has(unit.organId) ? (
                <Input
                  aria-label={`不征集${unit.organName}的理由`}
                  maxLength={200}
                  value={left.get(unit.organId) ?? ''}
                  onChange={(event) => setLeft(new Map(left).set(unit.organId, event.target.value))}
                />
              ) : (
                ''
              ),
          },
        ]}
      />
      <div className="buttons">
        <Button type="primary" loading={verbs.busy} onClick={() => void send()}>
          发出征集
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </section>
  )
}
