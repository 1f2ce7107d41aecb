import type { Carrier, Delivery } from '../../api/carriers.js'
import type { DocumentView } from '../../api/publishing-view.js'
import { carriers } from '../features/carriers/index.js'
import { jsonOf } from './json.js'
import { noticesOf, openPress, PRESS_FEATURES, type Press } from './publishing.js'
import type { SignedInFetch } from './server.js'

/** The morning on which tests of carriers begin, a Friday. */
export const CARRIER_START = Date.parse('2021-09-10T02:00:00Z')
export const MINUTE = 60_000
const SITE = 'https://www.example.gov.cn'

/** An office whose documents are carried elsewhere. */
export interface CarrierOffice {
  press: Press
  /** 单位管理员 of 乐都区. */
  admin: SignedInFetch
  /** Begins a notice unlike the ones before it. */
  notice: ReturnType<typeof noticesOf>
  now(): number
  setClock(to: number): void
  later(ms: number): void
  /** Runs the jobs that are due. */
  run(): Promise<number>
  list(who?: SignedInFetch): Promise<Carrier[]>
  removeAll(who?: SignedInFetch): Promise<void>
  add(json: object): Promise<Response>
  /** What a document was given to, as its clerk sees it. */
  given(document: DocumentView): Promise<Delivery[]>
  act(id: string | undefined, verb: string, json?: object): Promise<Response>
  withdraw(document: DocumentView): Promise<DocumentView>
}

/** Opens it on a site that knows its address; `env` says what else it is told. */
export async function openCarriers(env: Record<string, string>): Promise<CarrierOffice> {
  const press = await openPress(undefined, [...PRESS_FEATURES, carriers], { GONGKAI_URL: SITE, ...env })
  const admin = await press.server.signIn('organ-admin', 'ledu')
  let now = CARRIER_START
  const setClock = (to: number) => {
    now = to
    press.setClock(new Date(to).toISOString())
  }
  const list = async (who = admin) => (await jsonOf<{ carriers: Carrier[] }>(who('/api/carriers'))).carriers
  return {
    press,
    admin,
    notice: noticesOf(press),
    now: () => now,
    setClock,
    later: (ms) => setClock(now + ms),
    run: () => press.server.platform.jobs.runDue(),
    list,
    removeAll: async (who = admin) => {
      for (const { id } of await list(who)) await who(`/api/carriers/${id}`, { method: 'DELETE' })
    },
    add: (json) => admin('/api/carriers', { method: 'POST', json: { organId: 'ledu', ...json } }),
    given: async ({ summary }) =>
      (await jsonOf<{ deliveries: Delivery[] }>(press.clerk(`/api/publishing/documents/${summary.id}/deliveries`))).deliveries,
    act: (id, verb, json = {}) => press.clerk(`/api/deliveries/${id}/${verb}`, { method: 'POST', json }),
    withdraw: (document) => press.view(press.step(press.clerk, document, 'withdrawal', { kind: 'wrong', reason: '数字有误，需要核实' })),
  }
}
