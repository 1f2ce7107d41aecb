import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Route } from '../../api/contract.js'
import { call, type Input } from '../client.js'

interface Plan<Query, Answer, Row> {
  query: Query
  rowsOf: (answer: Answer) => Row[]
  /** What the next page is asked with beside the query; null: there is none. */
  next: (answer: Answer) => Partial<Query> | null
}

/** Whether there is a next page, and how to get it. */
export interface More {
  has: boolean
  busy: boolean
  load: () => void
}

export interface Pages<Row, Answer> {
  data: Row[] | undefined
  /** The answer that the list begins with, for what it says beside the rows. */
  first: Answer | undefined
  error: unknown
  refetch: () => unknown
  more: More
}

/** A list that is paged by key: the pages read so far, and how to get the next. */
export function usePages<Q extends z.ZodType, A extends z.ZodType, Row>(
  route: Route<z.ZodType, Q, z.ZodType, A>,
  plan: Plan<z.input<Q>, z.output<A>, Row>,
): Pages<Row, z.output<A>> {
  const list = useInfiniteQuery({
    queryKey: [route.name, 'pages', plan.query],
    initialPageParam: {} as object,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(plan.query as object), ...pageParam }
      return call(route, { query } as unknown as Input<z.ZodType, Q, z.ZodType>, signal)
    },
    getNextPageParam: (last: z.output<A>) => plan.next(last) as object | null,
  })
  return {
    data: list.data?.pages.flatMap((page) => plan.rowsOf(page)),
    first: list.data?.pages[0],
    error: list.error,
    refetch: list.refetch,
    more: { has: list.hasNextPage, busy: list.isFetchingNextPage, load: () => void list.fetchNextPage() },
  }
}

/** The next page of the lists that say themselves what it is asked with. */
export function afterNext(answer: { next: string | null }): { after: string } | null {
  return answer.next ? { after: answer.next } : null
}

/** 已列出 50 条，下面还有 */
export function listed(count: number, unit: string, more: More): string {
  return `已列出 ${count} ${unit}${more.has ? '，下面还有' : ''}`
}
