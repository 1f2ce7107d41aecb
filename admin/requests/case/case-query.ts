import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { STEPS } from '../../../api/request-steps.js'
import type { RequestView, StepName } from '../../../api/request-view.js'
import { getRequest } from '../../../api/requests.js'
import { call, Failure, type Input } from '../../client.js'
import { useNotice } from '../../parts/notice.js'
import { useAnswer } from '../../query.js'

export interface Steps {
  /**
   * Takes a step on the version that was seen, the one shown unless `seen` names an earlier one; true when it was taken. What the server refused
   * is in `failure`, and what was typed stays.
   */
  run: (name: StepName, body: object, done?: string, seen?: number) => Promise<boolean>
  busy: boolean
  failure: { name: StepName; why: Failure } | null
  /** Reads the case anew, forgets the failure and answers the version that is shown then. */
  refresh: () => Promise<number>
  clear: () => void
}

export function useCase(id: string): UseQueryResult<RequestView, Error> {
  return useAnswer(getRequest, { params: { id } })
}

/** The steps of one case. Every answer is the case as it is then and takes the place of the one shown. */
export function useSteps(id: string): Steps {
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Steps['failure']>(null)
  const key = [getRequest.name, { params: { id } }]

  const run: Steps['run'] = async (name, body, done, seen) => {
    if (busy) return false
    setBusy(true)
    setFailure(null)
    try {
      const version = seen ?? client.getQueryData<RequestView>(key)?.version ?? 0
      const input = { params: { id }, body: { ...body, version } } as unknown as Input<z.ZodType, z.ZodType, z.ZodType>
      const view = (await call(STEPS[name] as never, input as never)) as RequestView
      client.setQueryData(key, view)
      if (done) notice.done(done)
      // Lists, documents, drafts: whatever else shows this case.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== getRequest.name && queryKey[0] !== 'showMe' })
      return true
    } catch (error) {
      if (error instanceof Failure) setFailure({ name, why: error })
      else notice.failed(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    run,
    busy,
    failure,
    refresh: async () => {
      await client.invalidateQueries({ queryKey: key })
      setFailure(null)
      return client.getQueryData<RequestView>(key)?.version ?? 0
    },
    clear: () => setFailure(null),
  }
}

/** What the server says of a step. */
export function actionOf(view: RequestView, name: StepName): RequestView['actions'][number] | undefined {
  return view.actions.find((action) => action.name === name)
}

/** Whether the caller handles cases of this organ. A unit that was asked to help sees the case, but neither its persons nor its dossier. */
export function handles(view: RequestView): boolean {
  return actionOf(view, 'handOver')?.code !== 'role-needed'
}
