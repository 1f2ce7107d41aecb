import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const BYTES = 32

/** A new key, in the form that libraries for Standard Webhooks take. */
export function newKey(): string {
  return PREFIX + randomBytes(BYTES).toString('base64')
}

/**
 * The headers by which the other side knows that it was us and when: HMAC-SHA256 over id, moment and body, by every key that holds
 * (Standard Webhooks 1.0). `now` in milliseconds.
 */
export function signedHeaders(id: string, now: number, body: string, keys: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => `v1,${sign(key, `${id}.${timestamp}.${body}`)}`).join(' '),
  }
}

function sign(key: string, text: string): string {
  return createHmac('sha256', Buffer.from(key.slice(PREFIX.length), 'base64'))
    .update(text)
    .digest('base64')
}
