import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../../platform/platform.js'

/** How long a page may take before it counts as not opening (检查指标: 15 秒). */
export const OPEN_WITHIN_MS = 15_000

/** What our own application answers at an address. */
export interface OwnAnswer {
  /** null: nothing came in time. */
  status: number | null
  ms: number
  /** Of pages; empty for files. */
  html: string
  /** Why it does not open, in a sentence; null when it does. */
  reason: string | null
}

const apps = new WeakMap<object, FastifyInstance>()

/** Called once when the feature is mounted: its pages are opened in this process, without the network and without a password. */
export function openPagesOf({ database }: Pick<Platform, 'database'>, app: FastifyInstance): void {
  apps.set(database, app)
}

/** Opens one of our own addresses as anybody would. */
export async function openOwn({ database }: Pick<Platform, 'database'>, href: string): Promise<OwnAnswer> {
  const app = apps.get(database)
  if (!app) throw new Error('pages are opened by the process that serves them')
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), OPEN_WITHIN_MS)
  })
  const answer = await Promise.race([app.inject({ method: 'GET', url: href }), late])
  clearTimeout(timer)
  const ms = Math.round(performance.now() - startedAt)
  if (!answer) return { status: null, ms, html: '', reason: '15 秒内没有打开' }
  const isPage = String(answer.headers['content-type'] ?? '').startsWith('text/html')
  return { status: answer.statusCode, ms, html: isPage ? answer.body : '', reason: reasonOf(answer.statusCode) }
}

function reasonOf(status: number): string | null {
  if (status < 400) return null
  if (status === 404) return '网页不存在（404）'
  if (status === 410) return '内容已经撤下（410）'
  if (status === 401 || status === 403) return `公众不能访问（${status}）`
  return status >= 500 ? `网站出错（${status}）` : `打不开（${status}）`
}
