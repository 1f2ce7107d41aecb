import { randomBytes } from 'node:crypto'
import { Fault } from '../../../platform/errors/errors.js'
import { fetchOutside } from '../../../platform/outgoing/index.js'
import type { Platform } from '../../../platform/platform.js'
import { type Carrying, excerpt, type Step } from '../adapter.js'
import { TOKEN_CODES, troubleOf, WechatTrouble } from './trouble.js'

type Host = Pick<Platform, 'config' | 'clock'>
type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string }

/** A file for the interface. */
export interface Media {
  name: string
  type: string
  bytes: Buffer
}

/** Asks the interface of one official account and notes every step. Throws WechatTrouble. */
export interface WechatClient {
  steps: Step[]
  post(step: string, path: string, body: object): Promise<Answer>
  upload(step: string, path: string, media: Media): Promise<Answer>
  /** Gets a token, new or kept. */
  signIn(): Promise<string>
}

const TIMEOUT_MS = 20_000
const MOST_BYTES = 4 * 1024 * 1024
/** The interface makes a new token in the last five minutes of the old one (api_getstableaccesstoken). */
const EARLY_S = 300

export function wechatClient(host: Host, carrying: Carrying): WechatClient {
  const steps: Step[] = []
  const note = (step: string, ok: boolean, status: number | null, outcome: string, answer: string) =>
    void steps.push({ step, ok, status, outcome, answer: excerpt(answer) })

  const ask = async (step: string, path: string, headers: Record<string, string>, body: Buffer | string, isSecret = false) => {
    const url = `${host.config.wechatUrl}${path}`
    const asked = { url, method: 'POST' as const, headers, body, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS }
    const { status, text } = await fetchOutside(host.config, asked).then(
      (answer) => ({ status: answer.status, text: answer.body.toString('utf8') }),
      (error: unknown) => {
        if (!(error instanceof Fault)) throw error
        note(step, false, null, error.text, '')
        throw new WechatTrouble(0, 'retry', `连不上公众平台：${error.text}`)
      },
    )
    const answer = parse(text)
    const code = status === 200 ? Number(answer?.errcode ?? 0) : -1
    const shown = isSecret && code === 0 ? '' : text
    if (!answer || code !== 0) {
      const trouble = troubleOf(code, String(answer?.errmsg ?? ''), host.clock.now())
      note(step, false, status, trouble.sentence, shown)
      throw trouble
    }
    note(step, true, status, '成功。', shown)
    return answer
  }

  const fetchToken = async (force: boolean): Promise<string> => {
    const { settings, secrets } = carrying.setup
    const body = { grant_type: 'client_credential', appid: settings.appId, secret: secrets.secret, force_refresh: force }
    const answer = await ask('取得调用凭据', '/cgi-bin/stable_token', JSON_TYPE, JSON.stringify(body), true)
    const token = String(answer.access_token)
    const until = host.clock.now() + (Number(answer.expires_in) - EARLY_S) * 1000
    await carrying.writeKept({ ...(await carrying.readKept()), token, until: String(until) })
    return token
  }

  const signIn = async (): Promise<string> => {
    const { token, until } = await carrying.readKept()
    return token && Number(until) > host.clock.now() ? token : fetchToken(false)
  }

  /** A token that another program has made void is replaced once; it is forced when the plain way gives the same again. */
  const withToken = async (work: (token: string) => Promise<Answer>): Promise<Answer> => {
    const token = await signIn()
    try {
      return await work(token)
    } catch (error) {
      if (!(error instanceof WechatTrouble) || !TOKEN_CODES.includes(error.code)) throw error
      const next = await fetchToken(false)
      return work(next === token ? await fetchToken(true) : next)
    }
  }

  return {
    steps,
    signIn,
    post: (step, path, body) => withToken((token) => ask(step, withQuery(path, token), JSON_TYPE, JSON.stringify(body))),
    upload: (step, path, media) => {
      const { headers, body } = multipart(media)
      return withToken((token) => ask(step, withQuery(path, token), headers, body))
    },
  }
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

function withQuery(path: string, token: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(token)}`
}

function multipart({ name, type, bytes }: Media): { headers: Record<string, string>; body: Buffer } {
  const boundary = `gongkai${randomBytes(16).toString('hex')}`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}

function parse(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Answer) : null
  } catch {
    return null
  }
}
