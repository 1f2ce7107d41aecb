import { Spin } from 'antd'
import { type ReactElement, type ReactNode, useEffect } from 'react'
import { FailureNotice } from './notice.js'

interface Props {
  title: string
  /** One or two sentences on what is done here. */
  lead?: ReactNode
  buttons?: ReactNode
  children: ReactNode
}

/** A screen: its one h1, what it is for, its buttons, its content. */
export function Page({ title, lead, buttons, children }: Props): ReactElement {
  useEffect(() => {
    document.title = `${title} · 工作台`
  }, [title])
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {buttons && <div className="buttons">{buttons}</div>}
      </div>
      {children}
    </>
  )
}

interface Reading<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface AnsweredProps<T> {
  reading: Reading<T>
  /** Where the answer is the whole screen: what the screen is called when the answer does not come. */
  otherwise?: string
  children: (answer: T) => ReactNode
}

/** Draws an answer when it is there, a sign of waiting until then, and the reason when it does not come. */
export function Answered<T>({ reading, otherwise, children }: AnsweredProps<T>): ReactElement {
  if (reading.data !== undefined) return <>{children(reading.data)}</>
  if (reading.error) {
    const notice = <FailureNotice error={reading.error} retry={() => void reading.refetch()} />
    return otherwise ? <Page title={otherwise}>{notice}</Page> : notice
  }
  return (
    <div role="status">
      <Spin size="small" /> 正在读取……
    </div>
  )
}
