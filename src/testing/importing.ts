import { expect } from 'vitest'
import type { ErrorBody } from '../../api/contract.js'
import type { ImportMapping, ImportRow, ImportRun } from '../../api/importing.js'
import { importing } from '../features/importing/index.js'
import type { Database } from '../platform/db/database.js'
import type { Feature } from '../platform/feature.js'
import { NOTICES, PRESS_FEATURES } from './publishing.js'
import { type SignedInFetch, startTestServer, type TestServer } from './server.js'

export const IMPORTS = '/api/imports'

/** 乐都区 about to move its old site: a server on the morning of 2021-09-10, without the demonstration's documents. */
export interface Mover {
  server: TestServer
  admin: SignedInFetch
  stranger: SignedInFetch
  clerk: SignedInFetch
  /** Hands a source in. */
  start(kind: string, files: Record<string, [name: string, bytes: Buffer]>, addresses?: string): Promise<ImportRun>
  /** The same, and the sentence with which it is refused. */
  refused(kind: string, files: Record<string, [name: string, bytes: Buffer]>, addresses?: string): Promise<ErrorBody & { status: number }>
  /** Everything into one column, unless `more` says otherwise. */
  map(run: ImportRun, more?: Partial<ImportMapping>): Promise<ImportRun>
  /** Dry run to its end. */
  check(run: ImportRun): Promise<ImportRun>
  take(run: ImportRun): Promise<ImportRun>
  rows(run: ImportRun): Promise<ImportRow[]>
  open(path: string, host?: string): Promise<{ status: number; text: string; location: string | null }>
}

export async function openMover(
  options: { database?: Database; insideHosts?: string[]; features?: readonly Feature[] } = {},
): Promise<Mover> {
  const now = Date.parse('2021-09-10T02:00:00Z')
  const features = [...(options.features ?? PRESS_FEATURES), importing].map((one) =>
    one.name === 'publishing' ? { ...one, seed: async () => {} } : one,
  )
  const server = await startTestServer({ ...options, features, clock: { now: () => now } })
  const [admin, stranger, clerk] = [
    await server.signIn('organ-admin', 'ledu'),
    await server.signIn('organ-admin', 'pingan'),
    await server.signIn('clerk', 'ledu'),
  ]
  const view = async (answer: Promise<Response>) => {
    const response = await answer
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return body as ImportRun
  }
  const send = (kind: string, files: Record<string, [string, Buffer]>, addresses = '') => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ organId: 'ledu', kind, addresses })) form.append(name, value)
    for (const [field, [name, bytes]] of Object.entries(files)) form.append(field, new Blob([new Uint8Array(bytes)]), name)
    return admin(IMPORTS, { method: 'POST', body: form })
  }
  const step = async (run: ImportRun, path: string) => {
    await view(admin(`${IMPORTS}/${run.id}/${path}`, { method: 'POST', json: {} }))
    await server.platform.jobs.runDue()
    return view(admin(`${IMPORTS}/${run.id}`))
  }
  return {
    server,
    admin,
    stranger,
    clerk,
    start: (kind, files, addresses) => view(send(kind, files, addresses)),
    refused: async (kind, files, addresses) => {
      const response = await send(kind, files, addresses)
      return { status: response.status, ...((await response.json()) as ErrorBody) }
    },
    map: (run, more = {}) =>
      view(admin(`${IMPORTS}/${run.id}/mapping`, { method: 'PUT', json: { ...run.mapping, otherwise: NOTICES, ...more } })),
    check: (run) => step(run, 'check'),
    take: (run) => step(run, 'run'),
    rows: async (run) => {
      const response = await admin(`${IMPORTS}/${run.id}/rows`)
      return ((await response.json()) as { rows: ImportRow[] }).rows
    },
    open: async (path, host) => {
      const response = await fetch(server.url + path, { redirect: 'manual', headers: host ? { 'x-test': host } : {} })
      return { status: response.status, text: await response.text(), location: response.headers.get('location') }
    },
  }
}

/** A page as old sites have them. */
export function oldPage({ title = '关于道路养护的公告', date = '2019-06-03 09:30', body = TEXT, more = '' } = {}): Buffer {
  const meta = `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${date}"><meta name="ContentSource" content="区政府办">`
  const around = '<div class="nav"><a href="/">首页</a></div>'
  return Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}-某网</title>${meta}${more}</head><body>${around}<div id="zoom">${body}</div></body></html>`,
  )
}

const TEXT = '<p>为保障通行安全，对部分道路进行养护，请过往车辆绕行。</p>'
