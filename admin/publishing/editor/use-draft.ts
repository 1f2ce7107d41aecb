import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { getDocument, keepEditing, saveDraft } from '../../../api/publishing.js'
import type { Content } from '../../../api/publishing-content.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { call, Failure } from '../../client.js'
import { sentenceOf } from '../../parts/notice.js'
import { sendable } from './sendable.js'

type DraftStatus = 'saved' | 'typing' | 'saving' | 'failed' | 'conflict'

export interface Draft {
  content: Content
  set: (more: Partial<Content>) => void
  status: DraftStatus
  /** Why it could not be saved. */
  sentence: string
  savedAt: string
  /** Saves what was typed at once; false when that did not succeed. */
  flush: () => Promise<boolean>
  revision: () => number
  /** Takes over what the server did to the files meanwhile; what is being typed stays. */
  takeFiles: (view: DocumentView) => void
  /** After a conflict: ours over what somebody else saved. */
  overwrite: () => Promise<boolean>
  isDirty: () => boolean
}

const PAUSE_MS = 1_500
const AGAIN_MS = 10_000

/** What is being written, saved by itself after a pause. A conflict stops the saving, loses nothing, and is told. */
export function useDraft(view: DocumentView): Draft {
  const client = useQueryClient()
  const { id } = view.summary
  const [content, setContent] = useState(view.content)
  const [status, setStatus] = useState<DraftStatus>('saved')
  const [sentence, setSentence] = useState('')
  const [savedAt, setSavedAt] = useState(view.savedAt)
  const at = useRef({ content: view.content, revision: view.revision, dirty: false, stopped: false })
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const send = useCallback(async (): Promise<boolean> => {
    const sent = at.current.content
    at.current.dirty = false
    setStatus('saving')
    try {
      const body = { revision: at.current.revision, content: sendable(sent) }
      const saved = await call(saveDraft, { params: { id }, body })
      at.current.revision = saved.revision
      // The page would begin with the older text when it is opened again.
      client.setQueryData<DocumentView>([getDocument.name, { params: { id } }], (known) => known && { ...known, ...saved })
      setSavedAt(saved.savedAt)
      setStatus(at.current.dirty ? 'typing' : 'saved')
      setSentence('')
      return true
    } catch (error) {
      at.current.dirty = true
      const conflict = error instanceof Failure && error.body.error === 'conflict'
      at.current.stopped = conflict
      setStatus(conflict ? 'conflict' : 'failed')
      setSentence(sentenceOf(error))
      return false
    }
  }, [client, id])

  const again = useRef<() => Promise<boolean>>(async () => true)
  const flush = useCallback(async (): Promise<boolean> => {
    if (timer.current) clearTimeout(timer.current)
    while (running.current) await running.current
    if (!at.current.dirty) return true
    if (at.current.stopped) return false
    running.current = send()
    const done = await running.current
    running.current = null
    // What could not be sent for want of a connection is tried again.
    if (!done && !at.current.stopped) timer.current = setTimeout(() => void again.current(), AGAIN_MS)
    return done
  }, [send])
  useEffect(() => {
    again.current = flush
  }, [flush])

  const set = useCallback(
    (more: Partial<Content>) => {
      at.current.content = { ...at.current.content, ...more }
      at.current.dirty = true
      setContent(at.current.content)
      if (at.current.stopped) return
      setStatus('typing')
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (at.current.dirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void flush()
    }
  }, [flush])

  return {
    content,
    set,
    status,
    sentence,
    savedAt,
    flush,
    revision: () => at.current.revision,
    isDirty: () => at.current.dirty || running.current !== null,
    takeFiles: (answer) => {
      at.current.revision = answer.revision
      at.current.content = { ...at.current.content, attachments: answer.content.attachments }
      setContent(at.current.content)
    },
    overwrite: async () => {
      const { revision } = await call(keepEditing, { params: { id } })
      at.current.revision = revision
      at.current.stopped = false
      return flush()
    },
  }
}
