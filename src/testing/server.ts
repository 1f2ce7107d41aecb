import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../api/permissions.js'
import { FEATURES, webApp } from '../app.js'
import { addUser, grantRole } from '../features/accounts/index.js'
import { type Clock, systemClock } from '../platform/clock.js'
import { readConfig } from '../platform/config/config.js'
import { createPlatform } from '../platform/create.js'
import type { Database } from '../platform/db/database.js'
import type { Feature } from '../platform/feature.js'
import { listenOn } from '../platform/http/listen.js'
import { createLog } from '../platform/log/log.js'
import type { Platform } from '../platform/platform.js'
import { seedDemo } from '../platform/seed.js'
import { testDatabase } from './database.js'

/** Like fetch, with a path instead of an address, the session's cookie and the CSRF header; `json` is sent as the body. */
export type SignedInFetch = ((path: string, init?: RequestInit & { json?: unknown }) => Promise<Response>) & {
  userId: string
  cookie: string
}

export interface TestServer {
  url: string
  platform: Platform
  /** A new user with this role for this organ, signed in. */
  signIn(role: Role, organId: string): Promise<SignedInFetch>
  close(): Promise<void>
}

export interface TestServerOptions {
  features?: readonly Feature[]
  clock?: Clock
  database?: Database
  /** false: an empty site. */
  demo?: boolean
  /** `127.0.0.1:4101`: what this server may ask on this machine. */
  insideHosts?: readonly string[]
  /** Further settings: `{ GONGKAI_SMTP_URL: … }`. */
  env?: Record<string, string>
}

/** A whole server on a free port of this machine, on a database in memory, with the demonstration in it. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { features = FEATURES, clock = systemClock, demo = true, env = {} } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  const config = readConfig({
    GONGKAI_DATA: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    GONGKAI_LOG: 'error',
    GONGKAI_INSIDE_HOSTS: options.insideHosts?.join(','),
    ...env,
  })
  const database = options.database ?? (await testDatabase(features))
  const platform = createPlatform(config, database, clock, createLog(config, process.stderr), features)
  if (demo) await seedDemo(platform, features)
  const app = await webApp(platform, features)
  await platform.cache.start()
  const [url] = (await listenOn(app, config)) as [string]
  return {
    url,
    platform,
    signIn: (role, organId) => signIn(url, platform, role, organId),
    close: async () => {
      app.server.closeAllConnections()
      await app.close()
      await platform.jobs.stop()
      await platform.cache.stop()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let users = 0

/** A new user with this role for this organ, signed in at the server of this address. */
export async function signIn(url: string, platform: Platform, role: Role, organId: string): Promise<SignedInFetch> {
  const { userId, token } = await platform.database.transaction(async (tx) => {
    const act = { tx, clock: platform.clock, actor: { kind: 'operator', command: 'test' } as const }
    users++
    const userId = await addUser(act, { login: `test-${role}-${users}`, name: `测试${users}`, organId })
    await grantRole(act, null, userId, role, organId)
    return { userId, token: await platform.sessions.begin(tx, userId) }
  })
  const cookie = `gongkai=${token}`
  const call = (path: string, init: RequestInit & { json?: unknown } = {}): Promise<Response> => {
    const { json, headers, ...rest } = init
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const all = new Headers({ cookie, 'x-gongkai-csrf': '1' })
    if (json !== undefined) all.set('content-type', 'application/json')
    for (const [name, value] of new Headers(headers)) all.set(name, value)
    return fetch(url + path, { redirect: 'manual', ...rest, ...body, headers: all })
  }
  return Object.assign(call, { userId, cookie })
}
