import { keepPreviousData, QueryClient, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '../api/contract.js'
import { call, Failure, type Input } from './client.js'
import { useNotice } from './parts/notice.js'

/** Reads are tried again only when the server could not be reached; what it refused once it refuses again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && error instanceof Failure && error.body.error === 'unavailable',
      },
    },
  })
}

/** The answer of a reading route, kept by route and input. */
export function useAnswer<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  route: Route<P, Q, B, A>,
  input: Input<P, Q, B>,
  options: { enabled?: boolean; refetchInterval?: number; keep?: boolean } = {},
): UseQueryResult<z.output<A>, Error> {
  const { keep, ...rest } = options
  return useQuery<z.output<A>, Error>({
    queryKey: [route.name, input],
    queryFn: ({ signal }) => call(route, input, signal),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...rest,
  })
}

export interface Act<Given, Answer> {
  run: (input: Given) => Promise<Answer | undefined>
  busy: boolean
  failure: Failure | null
  clear: () => void
}

/**
 * A writing route. `run` answers undefined when the server said no, after the reason was shown;
 * `refresh` names the routes whose answers are read anew afterwards.
 */
export function useAct<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  route: Route<P, Q, B, A>,
  options: { refresh?: Pick<Route, 'name'>[]; done?: string; quiet?: boolean } = {},
): Act<Input<P, Q, B>, z.output<A>> {
  const client = useQueryClient()
  const notice = useNotice()
  const mutation = useMutation<z.output<A>, Error, Input<P, Q, B>>({ mutationFn: (input) => call(route, input) })
  return {
    busy: mutation.isPending,
    failure: mutation.error instanceof Failure ? mutation.error : null,
    clear: mutation.reset,
    run: async (input) => {
      try {
        const answer = await mutation.mutateAsync(input)
        if (options.done) notice.done(options.done)
        await Promise.all((options.refresh ?? []).map(({ name }) => client.invalidateQueries({ queryKey: [name] })))
        return answer
      } catch (error) {
        if (!options.quiet) notice.failed(error)
        return undefined
      }
    },
  }
}
