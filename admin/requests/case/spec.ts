import type { ReactElement } from 'react'
import type { RequestView } from '../../../api/request-view.js'

/** What was typed, by field; numbers and days as they were typed. */
export type Values = Record<string, string>

export interface Option {
  value: string
  label: string
}

export interface Field {
  name: string
  label: string
  /** handler: a clerk of the organ · organ: any organ · similar: a case that resembles this one. */
  kind: 'day' | 'text' | 'area' | 'number' | 'choice' | 'check' | 'organ' | 'handler' | 'similar'
  hint?: string | ((view: RequestView, values: Values) => string)
  options?: (view: RequestView) => Option[]
  initial?: (view: RequestView) => string
  optional?: boolean
  /** Characters that a reason must have. */
  least?: number
  shown?: (values: Values, view: RequestView) => boolean
  /** Given by law or by the case: shown, not to be changed. */
  fixed?: (view: RequestView) => boolean
}

/** The form of a step. */
export interface Spec {
  /** What happens when it is taken, in a sentence or two. */
  tells?: string | ((view: RequestView) => string)
  fields: Field[]
  /** The body without the version. */
  body: (values: Values, view: RequestView) => object
  /** Computed live from what is typed. */
  preview?: (props: { view: RequestView; values: Values }) => ReactElement | null
  submit: string
  /** Said when it was done. */
  done: string
}

export const fieldsOf = (spec: Spec, values: Values, view: RequestView): Field[] =>
  spec.fields.filter((field) => field.shown?.(values, view) ?? true)

/** What the fields hold before anything is typed. */
export function initialOf(spec: Spec, view: RequestView): Values {
  return Object.fromEntries(spec.fields.map((field) => [field.name, field.initial?.(view) ?? '']))
}

/** What must be mended before the server is asked, by field. */
export function faultsOf(spec: Spec, values: Values, view: RequestView): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of fieldsOf(spec, values, view)) {
    const text = (values[field.name] ?? '').trim()
    if (text === '' && !field.optional && field.kind !== 'check') faults[field.name] = `请填写“${field.label}”。`
    else if (field.kind === 'day' && text !== '' && !/^\d{4}-\d\d-\d\d$/.test(text))
      faults[field.name] = '请填写存在的日期，例如 2021-09-10。'
    else if (field.kind === 'number' && text !== '' && !/^\d+(\.\d{1,2})?$/.test(text)) faults[field.name] = '请填写数字。'
    else if (field.least && text !== '' && [...text].length < field.least) faults[field.name] = `请写具体些，不少于 ${field.least} 个字。`
  }
  return faults
}

/** What most steps send: what was typed in the fields that were shown. */
export const asTyped = (values: Values): object => values

export const dayField = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  kind: 'day',
  initial: (view) => view.today,
  ...(hint ? { hint } : {}),
})
