import { Alert, Button, Form, type FormInstance } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import type { Failure } from '../client.js'
import { sentenceOf } from './notice.js'

interface Props<Values extends object> {
  form: FormInstance<Values>
  initial: Partial<Values>
  submit: string
  busy: boolean
  failure: Failure | null
  onSubmit: (values: Values) => void
  onCancel?: () => void
  children: ReactNode
}

/**
 * A form with its button and, above it, what the server refused: the sentence, and a link to every field concerned.
 * What was written stays; the focus moves to the summary.
 */
export function FormPage<Values extends object>({
  form,
  initial,
  submit,
  busy,
  failure,
  onSubmit,
  onCancel,
  children,
}: Props<Values>): ReactElement {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!failure) return
    summary.current?.focus()
    const fields = Object.entries(failure.body.fields ?? {}).map(([name, sentence]) => ({ name: name.split('.'), errors: [sentence] }))
    form.setFields(fields as unknown as Parameters<typeof form.setFields>[0])
  }, [failure, form])
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={onSubmit}
      requiredMark="optional"
      scrollToFirstError={{ focus: true }}
    >
      {failure && (
        <div ref={summary} tabIndex={-1}>
          <Alert type="error" showIcon title="没有办成" description={<Fields failure={failure} />} />
        </div>
      )}
      {children}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>取消</Button>}
      </div>
    </Form>
  )
}

function Fields({ failure }: { failure: Failure }): ReactElement {
  const fields = Object.entries(failure.body.fields ?? {})
  if (fields.length === 0) return <>{sentenceOf(failure)}</>
  return (
    <>
      <p>{failure.body.message}</p>
      <ul>
        {fields.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${idOf(name)}`} onClick={() => document.getElementById(idOf(name))?.focus()}>
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The id that a field of this name gets: `person.idNumber` → person_idNumber. */
const idOf = (name: string): string => name.replaceAll('.', '_')
