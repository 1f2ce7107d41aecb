import { type Incoming, type Receipt, submitRequest } from '../features/requests/index.js'
import { incoming } from './applicant.js'
import type { Office } from './office.js'

/** A browser without scripts: keeps cookies, sends forms from our own pages. */
export interface Visitor {
  get(path: string): Promise<{ status: number; html: string; address: string }>
  /** Sends a form and follows where it leads; `from` null: from nowhere. */
  post(path: string, fields: Record<string, string>, from?: string | null): Promise<{ status: number; html: string; address: string }>
  cookies: Map<string, string>
}

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>()
  const call = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url + path, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const settle = async (path: string, response: Response): Promise<{ status: number; html: string; address: string }> => {
    const next = response.headers.get('location')
    if (next !== null) return settle(next, await call(next))
    return { status: response.status, html: await response.text(), address: path }
  }
  return {
    cookies,
    get: async (path) => settle(path, await call(path)),
    post: async (path, fields, from = url) => {
      const headers: Record<string, string> = from === null ? {} : { origin: from }
      return settle(path, await call(path, { method: 'POST', body: new URLSearchParams(fields), headers }))
    },
  }
}

/** A request that somebody handed in online, today by the office's clock, with its number and password. */
export async function apply(office: Office, more: Partial<Incoming> = {}): Promise<Receipt> {
  const { platform } = office.server
  return submitRequest({ platform, actor: { kind: 'citizen', caseId: null } }, incoming(undefined, more))
}
