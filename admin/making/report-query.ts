import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { getReport, listHistory, listReports, rowsBehindCell } from '../../api/annual-report.js'
import { type ReportView, reportViewSchema } from '../../api/annual-report-view.js'
import type { Route } from '../../api/contract.js'
import { call, Failure, type Input } from '../client.js'
import { useNotice } from '../parts/notice.js'
import { useAnswer } from '../query.js'

/** A verb of the report: everything but the id and the version, which are added here. */
export type RunVerb = <P extends z.ZodType, B extends z.ZodType>(
  route: Route<P, z.ZodType, B, typeof reportViewSchema>,
  input: { params?: Omit<z.input<P>, 'id'>; body?: Omit<z.input<B>, 'version'> },
  done?: string,
) => Promise<boolean>

export interface Verbs {
  run: RunVerb
  busy: boolean
}

export function useReport(id: string): UseQueryResult<ReportView, Error> {
  return useAnswer(getReport, { params: { id } })
}

/**
 * Runs verbs one after another, each on the version the one before left, and shows what the server answers.
 * When others changed the report meanwhile it is read anew, and the sentence says so.
 */
export function useVerbs(id: string): Verbs {
  const client = useQueryClient()
  const notice = useNotice()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [running, setRunning] = useState(0)
  const key = [getReport.name, { params: { id } }]

  const run: RunVerb = (route, input, done) => {
    const next = queue.current.then(async () => {
      const version = client.getQueryData<ReportView>(key)?.version ?? 0
      const whole = { params: { ...input.params, id }, body: { ...input.body, version } }
      try {
        const answer = await call(route, whole as unknown as Input<z.ZodType, z.ZodType, z.ZodType>)
        client.setQueryData(key, answer)
        if (done) notice.done(done)
        for (const { name } of [listReports, listHistory, rowsBehindCell]) void client.invalidateQueries({ queryKey: [name] })
        return true
      } catch (error) {
        notice.failed(error)
        if (error instanceof Failure && error.body.error === 'conflict') await client.invalidateQueries({ queryKey: key })
        return false
      }
    })
    queue.current = next
    setRunning((count) => count + 1)
    return next.finally(() => setRunning((count) => count - 1))
  }
  return { run, busy: running > 0 }
}
