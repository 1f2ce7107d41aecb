import { createHash } from 'node:crypto'
import type { TestServer } from './server.js'

/** A browser without scripts that remembers its cookies, at the application of an organ. */
export interface Applicant {
  base: string
  get(path: string): Promise<Answer>
  /** A form, multipart where it has files; redirects are not followed. */
  post(path: string, fields: Record<string, string>, files?: [field: string, name: string, bytes: Buffer][]): Promise<Answer>
  cookie(): string
  become(cookie: string): void
}

export interface Answer {
  status: number
  html: string
  /** Where it leads, without the base; null when it leads nowhere. */
  to: string | null
}

/** Pages 2 and 3 are multipart. */
const WITH_FILES = ['shenfen', 'xinxi', '/heyan']

export const APPLICANT = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13897001234', proof: 'later' }
export const WANTED = { description: '2021年度某项补贴发放的名单', title: '', documentNo: '' }
export const WAY = { 'form-electronic': 'on', 'delivery-email': 'on', email: 'w@example.cn' }

export const SEND = { 'statement-yes': 'on' }

export function applicantAt(server: TestServer, organId = 'ledu'): Applicant {
  const base = `/zfxxgk/${organId}/ysqgk/shenqing`
  const cookies = new Map<string, string>()
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const address = path.startsWith('/') ? path : `${base}${path === '' ? '' : `/${path}`}`
    const answer = await fetch(server.url + address, { redirect: 'manual', ...init, headers: { origin: server.url, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    return { status: answer.status, html: await answer.text(), to: to === null ? null : to.replace(base, '').replace(/^\//, '') }
  }
  return {
    base,
    get: (path) => call(path),
    post: (path, fields, files = []) => {
      if (!WITH_FILES.includes(path)) return call(path, { method: 'POST', body: new URLSearchParams(fields) })
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      for (const [field, name, bytes] of files) body.append(field, new Blob([new Uint8Array(bytes)]), name)
      return call(path, { method: 'POST', body })
    },
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    become: (cookie) => {
      cookies.clear()
      for (const pair of cookie.split('; ')) cookies.set(pair.split('=')[0] ?? '', pair.split('=')[1] ?? '')
    },
  }
}

/** Answers all pages but the last. */
export async function fillIn(applicant: Applicant, description = WANTED.description): Promise<void> {
  await applicant.post('shui', { applicant: 'citizen' })
  await applicant.post('shenfen', APPLICANT)
  await applicant.post('xinxi', { ...WANTED, description })
  await applicant.post('fangshi', WAY)
}

/** What the script of the last page works out. */
export function workIn(html: string): string {
  const task = JSON.parse((/data-work="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<
    string,
    string
  >
  const { challenge, salt, algorithm, signature } = task
  let number = 0
  while (createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) number++
  return JSON.stringify({ algorithm, challenge, salt, signature, number })
}
