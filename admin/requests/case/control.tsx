import { Checkbox, Input, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import { resemblingRequests } from '../../../api/request-case.js'
import type { RequestView } from '../../../api/request-view.js'
import { listHandlers } from '../../../api/requests.js'
import { OrganSelect } from '../../parts/organ-select.js'
import { useAnswer } from '../../query.js'
import type { Field, Values } from './spec.js'

interface Props {
  field: Field
  view: RequestView
  values: Values
  fault: string | undefined
  onChange: (value: string) => void
}

/** One field with its label, hint and what is wrong with it. */
export function Control(props: Props): ReactElement {
  const { field, view, values, fault } = props
  const id = `step-${field.name}`
  const hint = typeof field.hint === 'function' ? field.hint(view, values) : field.hint
  const grouped = field.kind === 'choice'
  const Box = grouped ? 'fieldset' : 'div'
  const Name = grouped ? 'legend' : 'label'
  return (
    <Box className={`field ${fault ? 'wrong' : ''}`}>
      {field.kind !== 'check' && (
        <Name {...(grouped ? { id: `${id}-name` } : { htmlFor: id })}>
          {field.label}
          {field.optional && <span className="quiet">（选填）</span>}
        </Name>
      )}
      {hint && (
        <p className="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <Entry {...props} id={id} describedBy={[hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')} />
    </Box>
  )
}

function Entry({ field, view, values, fault, onChange, id, describedBy }: Props & { id: string; describedBy: string }): ReactElement {
  const value = values[field.name] ?? ''
  const told = {
    id,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(fault ? { 'aria-invalid': true, status: 'error' as const } : {}),
  }
  const typed = { ...told, value, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }
  switch (field.kind) {
    case 'day':
      return <Input type="date" readOnly={field.fixed?.(view) ?? false} {...typed} />
    case 'text':
      return <Input autoComplete="off" {...typed} />
    case 'number':
      return <Input inputMode="decimal" autoComplete="off" className="short" {...typed} />
    case 'area':
      return <Input.TextArea rows={4} {...typed} />
    case 'check':
      return (
        <Checkbox id={id} checked={value === 'yes'} onChange={(event) => onChange(event.target.checked ? 'yes' : '')}>
          {field.label}
        </Checkbox>
      )
    case 'choice':
      return (
        <Radio.Group
          className="choices"
          {...(value === '' ? {} : { value })}
          onChange={(event) => onChange(String(event.target.value))}
          aria-labelledby={`${id}-name`}
          options={[...(field.options?.(view) ?? [])]}
        />
      )
    case 'organ':
      return <OrganSelect id={id} label={field.label} {...(value ? { value } : {})} onChange={(organId) => onChange(organId ?? '')} />
    case 'handler':
      return <HandlerSelect id={id} view={view} value={value} label={field.label} onChange={onChange} />
    case 'similar':
      return <SimilarSelect id={id} view={view} value={value} label={field.label} onChange={onChange} />
  }
}

interface Choosing {
  id: string
  view: RequestView
  value: string
  label: string
  onChange: (value: string) => void
}

function HandlerSelect({ view, ...rest }: Choosing): ReactElement {
  const found = useAnswer(listHandlers, { query: { organId: view.organId } })
  const options = (found.data?.handlers ?? [])
    .filter((one) => one.userId !== view.handler)
    .map((one) => ({ value: one.userId, label: `${one.name}（在办 ${one.running} 件）` }))
  return <ReadSelect {...rest} options={options} loading={found.isFetching} none="没有别的经办人。" />
}

function SimilarSelect({ view, ...rest }: Choosing): ReactElement {
  const found = useAnswer(resemblingRequests, { params: { id: view.id } })
  const options = (found.data?.matches ?? [])
    .filter((match) => match.sameApplicant)
    .map(({ request }) => ({ value: request.id, label: `${request.number} ${request.excerpt}` }))
  return <ReadSelect {...rest} options={options} loading={found.isFetching} none="没有同一申请人的相似申请，不能并案。" />
}

type ReadSelectProps = Omit<Choosing, 'view'> & { options: { value: string; label: string }[]; loading: boolean; none: string }

/** One of what the server offers. */
function ReadSelect({ id, value, label, onChange, options, loading, none }: ReadSelectProps): ReactElement {
  return (
    <Select
      id={id}
      aria-label={label}
      {...(value ? { value } : {})}
      onChange={onChange}
      options={options}
      loading={loading}
      placeholder="请选择"
      notFoundContent={none}
    />
  )
}
