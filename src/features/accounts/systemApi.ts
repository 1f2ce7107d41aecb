import type { FastifyInstance } from 'fastify'
import * as routes from '../../../api/system.js'
import { parseDay } from '../../../law/day.js'
import { Fault } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import { countJobs } from '../../platform/jobs/counts.js'
import { type LedgerFilter, type LedgerKey, listEntries, verify } from '../../platform/ledger/ledger.js'
import type { Platform } from '../../platform/platform.js'
import { VERSION } from '../../platform/version.js'

const LEDGER_PAGE = 100

/** Mounts the routes of api/system.ts. */
export function mountSystemApi(app: FastifyInstance, platform: Platform): void {
  const { database, clock, cache } = platform
  const startedAt = new Date(clock.now()).toISOString()

  mountRoute(app, platform, routes.showSystem, async () => {
    const { version, ...stats } = cache.stats()
    return {
      version: VERSION,
      node: process.version,
      engine: database.engine,
      startedAt,
      memoryBytes: process.memoryUsage.rss(),
      warnings: warnings(platform),
      jobs: await countJobs(database.db),
      cache: stats,
      contentVersion: version,
    }
  })

  mountRoute(app, platform, routes.listLedger, async ({ query: { before, from, to, ...same } }) => {
    const filter: LedgerFilter = { ...same, ...dayOf('from', from), ...dayOf('to', to) }
    const { entries, next } = await listEntries(database.db, filter, LEDGER_PAGE, before === undefined ? null : keyOf(before))
    return { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })), next: next && wordOf(next) }
  })

  mountRoute(app, platform, routes.verifyLedger, async () => {
    const { chains, entries, faults } = await verify(database.db)
    return { chains, entries, broken: faults.map(({ chain, seq, text }) => ({ chain, seq, sentence: text })) }
  })
}

function warnings({ database, config }: Platform): string[] {
  const found: string[] = []
  if (database.engine === 'pglite') {
    found.push(
      '现在用的是内置数据库：它提交时不强制写盘，断电或操作系统崩溃可能丢失最近几秒的记录（程序自己崩溃不会）。正式使用请按 docs/operating.md 改用 PostgreSQL。',
    )
  }
  if (config.publicUrl === null) found.push('还没有设置 GONGKAI_URL（网站对外的网址），一次性链接用访问时的地址。')
  return found
}

function dayOf(name: 'from' | 'to', text: string | undefined) {
  if (text === undefined) return {}
  const day = parseDay(text)
  if (!day) throw new Fault('invalid', '没有这一天，请检查日期。', { fields: { [name]: '没有这一天。' } })
  return { [name]: day }
}

function wordOf({ at, chain, seq }: LedgerKey): string {
  return Buffer.from(JSON.stringify([at.toISOString(), chain, seq])).toString('base64url')
}

function keyOf(word: string): LedgerKey {
  try {
    const [at, chain, seq] = JSON.parse(Buffer.from(word, 'base64url').toString()) as [string, string, number]
    return { at: new Date(at), chain: String(chain), seq: Number(seq) }
  } catch {
    throw new Fault('invalid', '翻页的位置不对，请从第一页看起。')
  }
}
