import { Alert, App, Button } from 'antd'
import type { ReactElement } from 'react'
import { Failure } from '../client.js'

export interface Notice {
  done: (sentence: string) => void
  /** An error, or a sentence of our own. */
  failed: (error: unknown) => void
}

/** Short notices in the corner; read out by screen readers. */
export function useNotice(): Notice {
  const { notification } = App.useApp()
  return {
    done: (sentence) => notification.success({ title: sentence, placement: 'top', duration: 3, role: 'status' }),
    failed: (error) =>
      notification.error({ title: '没有办成', description: sentenceOf(error), placement: 'top', duration: 8, role: 'alert' }),
  }
}

/** What to tell of a failure: the server's sentence, the article behind it, the number to quote. */
export function sentenceOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (!(error instanceof Failure)) return '页面出了意外。请刷新后重试；再次出现请联系系统管理员。'
  const { message, article, id, fields } = error.body
  const more = fields ? Object.values(fields).join('；') : ''
  return [message, more, article ? `依据：${article}` : '', id ? `编号：${id}` : ''].filter(Boolean).join(' ')
}

/** Stands where an answer should have stood. */
export function FailureNotice({ error, retry }: { error: unknown; retry?: () => void }): ReactElement {
  return (
    <Alert
      type="error"
      showIcon
      title="没有读到内容"
      description={sentenceOf(error)}
      action={retry ? <Button onClick={retry}>重试</Button> : undefined}
    />
  )
}
