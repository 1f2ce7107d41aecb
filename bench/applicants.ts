import { createHmac, randomInt } from 'node:crypto'
import { type Agent, request as httpRequest } from 'node:http'
import { createChallenge } from 'altcha-lib/v1'
import { FEATURES } from '../src/app.js'
import { organs } from '../src/features/organs/index.js'
import { type Answers, beginDraft } from '../src/features/requests/citizen/apply/draft.js'
import { systemClock } from '../src/platform/clock.js'
import type { Config } from '../src/platform/config/config.js'
import { createPlatform } from '../src/platform/create.js'
import type { Database } from '../src/platform/db/database.js'
import { migrate } from '../src/platform/db/migrate.js'
import { createLog } from '../src/platform/log/log.js'
import type { Platform } from '../src/platform/platform.js'
import { APPLICANT } from '../src/testing/applicant.js'

/** An application that is filled in and only has to be sent: what its browser would send. */
export interface Filled {
  draftId: string
  organId: string
  name: string
  cookie: string
  body: string
}

export interface Answer {
  status: number
  to: string
  html: string
  ms: number
}

const PAGE = (organId: string) => `/zfxxgk/${organId}/ysqgk/shenqing`

/** A real site (not a demonstration) with its organs and nothing else in it. */
export async function emptySite(config: Config, database: Database): Promise<Platform> {
  await migrate(database, FEATURES)
  const platform = createPlatform(config, database, systemClock, createLog(config, process.stderr), FEATURES)
  await organs.seed?.(platform)
  const seeded = FEATURES.map(({ name }) => ({ feature: name, at: new Date(0) }))
  await database.db
    .insertInto('seeded')
    .values(seeded)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return platform
}

/** Drafts as the pages before the last leave them, each with its proof of work: whoever has the key of the site need not search for it. */
export async function fillIn(platform: Platform, into: readonly string[], total: number, prefix = '申请人'): Promise<Filled[]> {
  const key = createHmac('sha256', platform.config.secret).update('proof of work').digest('hex')
  const until = String(Date.now() + 7_200_000)
  return platform.database.transaction(async (tx) => {
    const filled: Filled[] = []
    for (let n = 0; n < total; n++) {
      const organId = into[n % into.length] as string
      const name = `${prefix}${n}`
      const { draft, token } = await beginDraft({ platform }, tx, organId, answersOf(name))
      const number = randomInt(100_000)
      const { algorithm, challenge, salt, signature } = await createChallenge({ hmacKey: key, number, params: { draft: draft.id, until } })
      const work = JSON.stringify({ algorithm, challenge, salt, signature, number })
      const body = new URLSearchParams({ 'statement-yes': 'on', code: draft.code, work }).toString()
      filled.push({ draftId: draft.id, organId, name, cookie: `gongkai-draft-${organId}=${token}`, body })
    }
    return filled
  })
}

/** Presses 提交申请. */
export function send(agent: Agent, port: number, filled: Filled): Promise<Answer> {
  return call(agent, port, 'POST', `${PAGE(filled.organId)}/hedui`, filled)
}

/** The page with number and password. */
export async function receiptOf(agent: Agent, port: number, filled: Filled): Promise<{ number: string; password: string } | null> {
  const { html } = await call(agent, port, 'GET', `${PAGE(filled.organId)}/huizhi`, filled)
  const number = /id="number">([^<]+)/.exec(html)?.[1]
  const password = /id="password">([^<]+)/.exec(html)?.[1]
  return number && password ? { number, password } : null
}

function call(agent: Agent, port: number, method: 'GET' | 'POST', path: string, { cookie, body }: Filled): Promise<Answer> {
  const sent = method === 'POST' ? body : ''
  const headers = {
    cookie,
    origin: `http://127.0.0.1:${port}`,
    // Applicants come from everywhere; the proxy in front tells where from.
    'x-forwarded-for': `${randomInt(1, 224)}.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
    ...(sent ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(sent)) } : {}),
  }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const ask = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const html = Buffer.concat(chunks).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, to: answer.headers.location ?? '', html, ms: performance.now() - began })
      })
    })
    ask.on('error', reject)
    ask.end(sent)
  })
}

function answersOf(name: string): Answers {
  return {
    kind: 'naturalPerson',
    person: { ...APPLICANT, name },
    what: { description: `2021年政务公开工作要点的全文，由${name}申请`, title: '', documentNo: '' },
    looked: true,
    way: { form: ['electronic'], delivery: ['email'] },
    files: [],
    wanted: '',
  }
}
