import { Fault } from '../../../platform/errors/errors.js'
import { fetchOutside } from '../../../platform/outgoing/index.js'
import type { Platform } from '../../../platform/platform.js'
import { type Adapter, excerpt, type Outcome } from '../adapter.js'
import type { CarrierSetup } from '../carrier.js'
import { bodyOf } from './body.js'
import { signedHeaders } from './sign.js'

type Host = Pick<Platform, 'config' | 'clock'>

const TIMEOUT_MS = 15_000
const MOST_BYTES = 64 * 1024

/** Posts an event as JSON, signed. Any 2xx is an answer that it was taken. */
export function webhookAdapter(host: Host): Adapter {
  return {
    kind: 'webhook',
    goesByItself: () => true,
    carry: (parcel, { setup }) => post(host, setup, parcel.id, bodyOf(parcel, host.clock.now())),
    test: ({ setup }) => {
      const at = new Date(host.clock.now()).toISOString()
      return post(host, setup, `test-${setup.id}-${host.clock.now()}`, JSON.stringify({ type: 'test', timestamp: at, data: {} }))
    },
  }
}

async function post({ config, clock }: Host, { settings, secrets }: CarrierSetup, id: string, body: string): Promise<Outcome> {
  const keys = settings.keys.flatMap((key) => secrets.keys[key.id] ?? [])
  const headers = { 'content-type': 'application/json; charset=utf-8', ...signedHeaders(id, clock.now(), body, keys) }
  try {
    const asked = { url: settings.address, method: 'POST' as const, headers, body, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS }
    const answer = await fetchOutside(config, asked)
    return judge(answer.status, answer.body.toString('utf8'), Number(answer.headers['retry-after']) * 1000 || 0)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return told(isOurs(error) ? 'failed' : 'retry', null, error.text, '')
  }
}

function judge(status: number, body: string, afterMs: number): Outcome {
  if (status >= 200 && status < 300) return told('delivered', status, `对方已接收（${status}）。`, body)
  if (status === 410) return told('failed', status, '对方回答这个地址已经停用（410），请核对地址。', body)
  if (status >= 300 && status < 400) return told('failed', status, `对方要求转到别的地址（${status}），请改填最终的地址。`, body)
  if (status === 401 || status === 403) return { ...told('retry', status, `对方拒绝了（${status}），请核对双方的密钥。`, body), afterMs }
  return { ...told('retry', status, `对方没有接收（${status}）。`, body), afterMs }
}

function told(result: Outcome['result'], status: number | null, outcome: string, body: string): Outcome {
  return { result, reason: outcome, steps: [{ step: '推送', ok: result === 'delivered', status, outcome, answer: excerpt(body) }] }
}

/** What is wrong stands in the settings: trying again changes nothing. */
function isOurs({ details }: Fault): boolean {
  return ['outside-address', 'outside-port', 'outside-private'].includes(details.code ?? '')
}
