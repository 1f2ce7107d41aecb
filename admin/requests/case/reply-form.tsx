import { Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import type { RequestAction, RequestView } from '../../../api/request-view.js'
import { ARTICLES } from './articles.js'
import type { Steps } from './case-query.js'
import { Checklist } from './checklist.js'
import { Control } from './control.js'
import { FIELDS, replyFaults } from './reply-fields.js'
import { basesOf, partsOf, replyOf, valuesOf, withBases } from './reply-rules.js'
import type { Values } from './spec.js'
import { StepFrame } from './step-frame.js'

interface Props {
  view: RequestView
  action: RequestAction
  steps: Steps
  typed: Values | undefined
  onType: (values: Values) => void
  onDone: () => void
  onClose: () => void
}

type Outcome = RequestView['outcomes'][number]

/** The draft of the answer: exactly one outcome, its grounds with what they say, and the texts that this outcome asks for. */
export function ReplyForm({ view, action, steps, typed, onType, onDone, onClose }: Props): ReactElement {
  const values = typed ?? (view.draft ? valuesOf(view.draft.reply) : {})
  const [tried, setTried] = useState(false)
  const faults = tried ? replyFaults(view, values) : {}
  const outcome = view.outcomes.find((one) => one.key === values.outcome)
  const set = (name: string, value: string) => onType({ ...values, [name]: value })
  const choose = (key: string) => {
    const bases = view.outcomes.find((one) => one.key === key)?.bases ?? []
    onType(withBases({ ...values, outcome: key }, bases.length === 1 ? bases.map((basis) => basis.article) : []))
  }
  const send = async () => {
    setTried(true)
    if (Object.keys(replyFaults(view, values)).length > 0) return
    if (await steps.run('draftReply', { reply: replyOf(view, values) }, '拟答复已送审。')) onDone()
  }
  return (
    <StepFrame
      action={action}
      steps={steps}
      tells="一件申请只能有一种处理结果。送审以后依次经过业务、法制、保密、负责人；改动后重新送审。"
      submit="送审"
      faults={faults}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <div className={`field ${faults.outcome ? 'wrong' : ''}`}>
        <label htmlFor="step-outcome">处理结果</label>
        {faults.outcome && <p className="fault">{faults.outcome}</p>}
        <OutcomeSelect outcomes={view.outcomes} value={values.outcome ?? ''} onChange={choose} />
        {outcome && (
          <p className="quiet small">
            出《{outcome.document.title}》{outcome.countedIn ? `，计入年报：${outcome.countedIn.label}` : '，不计入年报'}
          </p>
        )}
      </div>
      {outcome && outcome.bases.length > 0 && <Bases outcome={outcome} values={values} fault={faults.bases} onType={onType} />}
      {partsOf(view, values).flatMap(({ part, needed }) =>
        FIELDS[part].map((field) => (
          <Control
            key={field.name}
            field={{ ...field, optional: !needed }}
            view={view}
            values={values}
            fault={faults[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        )),
      )}
      {outcome && <Checklist view={view} values={values} />}
    </StepFrame>
  )
}

function OutcomeSelect({
  outcomes,
  value,
  onChange,
}: {
  outcomes: Outcome[]
  value: string
  onChange: (key: string) => void
}): ReactElement {
  const groups = [...new Set(outcomes.map((one) => one.group))]
  return (
    <select id="step-outcome" className="native-select" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">请选择</option>
      {groups.map((group) => {
        const options = outcomes
          .filter((one) => one.group === group)
          .map((one) => (
            <option key={one.key} value={one.key}>
              {one.label}
            </option>
          ))
        return group === null ? (
          options
        ) : (
          <optgroup key={group} label={group}>
            {options}
          </optgroup>
        )
      })}
    </select>
  )
}

interface BasesProps {
  outcome: Outcome
  values: Values
  fault: string | undefined
  onType: (values: Values) => void
}

function Bases({ outcome, values, fault, onType }: BasesProps): ReactElement {
  const chosen = basesOf(values)
  const toggle = (article: string, on: boolean) => {
    const all = outcome.bases.map((basis) => basis.article)
    onType(
      withBases(
        values,
        all.filter((one) => (one === article ? on : chosen.includes(one))),
      ),
    )
  }
  return (
    <fieldset className={`field ${fault ? 'wrong' : ''}`}>
      <legend>依据</legend>
      {fault && <p className="fault">{fault}</p>}
      {outcome.bases.map(({ article, reviewFirst }, at) => (
        <div key={article} className="basis">
          <Checkbox
            {...(at === 0 ? { id: 'step-bases' } : {})}
            checked={chosen.includes(article)}
            onChange={(event) => toggle(article, event.target.checked)}
          >
            {article}
            {reviewFirst && <span className="badge info">复议前置</span>}
          </Checkbox>
          <p className="quiet small">大意：{ARTICLES[article] ?? '见条例原文。'}</p>
        </div>
      ))}
    </fieldset>
  )
}
