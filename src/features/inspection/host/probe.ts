import { resolve6 } from 'node:dns/promises'
import { connect, type TLSSocket } from 'node:tls'
import { type Day, dayOfInstant } from '../../../../law/day.js'
import { OPEN_WITHIN_MS } from '../pages/own.js'

/** What the network says of the site's own address. */
export interface HostProbe {
  url: string
  host: string
  ipv6: string[]
  /** null: there is none. */
  certificate: Certificate | null
  /** Why it does not open; null when it does. */
  reason: string | null
}

interface Certificate {
  /** Its last day. */
  until: Day
  /** Why a browser would not trust it; null when it would. */
  fault: string | null
}

/** Asks names, certificate and answer of our own public address, as the operator set it. */
export async function probeHost(url: string): Promise<HostProbe> {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const ipv6 = host.includes(':') ? [host] : await resolve6(host).catch(() => [])
  const certificate = protocol === 'https:' ? await certificateOf(host, port === '' ? 443 : Number(port)).catch(() => null) : null
  return { url, host, ipv6, certificate, reason: await reasonOf(url, certificate) }
}

/** The certificate that a host shows, trusted or not. Rejects when there is none within 15 seconds. */
export function certificateOf(host: string, port: number): Promise<Certificate> {
  return new Promise((resolve, reject) => {
    const options = { host, port, rejectUnauthorized: false, timeout: OPEN_WITHIN_MS, ...(/[a-z]/i.test(host) ? { servername: host } : {}) }
    const socket: TLSSocket = connect(options, () => {
      const until = dayOfInstant(Date.parse(socket.getPeerCertificate().valid_to))
      const fault = socket.authorized ? null : String(socket.authorizationError)
      socket.destroy()
      resolve({ until, fault })
    })
    socket.on('timeout', () => socket.destroy(new Error('slow')))
    socket.on('error', reject)
  })
}

async function reasonOf(url: string, certificate: Certificate | null): Promise<string | null> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(OPEN_WITHIN_MS), redirect: 'manual' })
    return status < 500 ? null : `答复 ${status}`
  } catch {
    // A certificate that is not trusted is told by its own rule.
    return certificate === null || certificate.fault === null ? '连接不上' : null
  }
}
