import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../config/config.js'
import { SUITES, type Suite, type SuiteName } from './suite.js'

/** Keeps text so that the database alone does not give it away. */
export interface Sealer {
  /** `about` names the thing the text belongs to; it must be the same when it is opened, so that rows cannot be swapped. */
  seal(text: string, about: string): string
  /** Throws when it was sealed under another secret, for another thing, or was changed. */
  open(sealed: string, about: string): string
  /** A keyed fingerprint of a value, to find equal ones without reading them. `purpose` keeps fields apart. */
  fingerprint(purpose: string, value: string): string
}

const FORMAT = 'g1'
const KEY_BYTES = 32
const FINGERPRINT_BYTES = 16

/**
 * Envelope encryption: every text has a key of its own, which the master key wraps. The master key is derived from the installation's
 * secret, which never stands in the database. New text is sealed by `suite`; both suites are opened.
 */
export function createSealer(secret: string, suite: SuiteName): Sealer {
  const master = derive(secret, 'seal')
  const index = derive(secret, 'index')
  const keyId = createHash('sha256').update(master).digest('hex').slice(0, 8)
  return {
    seal(text, about) {
      const own = randomBytes(KEY_BYTES)
      const { encrypt } = SUITES[suite]
      const wrapped = encrypt(master, own, `key:${about}`)
      const body = encrypt(own, Buffer.from(text), about)
      return [FORMAT, suite, keyId, wrapped.toString('base64url'), body.toString('base64url')].join('.')
    },
    open(sealed, about) {
      const [format, name, id, wrapped, body] = sealed.split('.')
      const used = suiteOf(name)
      if (format !== FORMAT || used === null || wrapped === undefined || body === undefined) throw new Error('not a sealed text')
      if (id !== keyId) throw new Error(`sealed under another secret (key ${id}, ours is ${keyId})`)
      const own = used.decrypt(master, Buffer.from(wrapped, 'base64url'), `key:${about}`)
      return used.decrypt(own, Buffer.from(body, 'base64url'), about).toString()
    },
    fingerprint: (purpose, value) => SUITES[suite].mac(index, `${purpose}:${value}`).subarray(0, FINGERPRINT_BYTES).toString('base64url'),
  }
}

const sealers = new WeakMap<object, Sealer>()

/** The sealer of a configuration; made once, for the derivation takes its time. */
export function sealerOf(config: Pick<Config, 'secret' | 'cipher'>): Sealer {
  const made = sealers.get(config) ?? createSealer(config.secret, config.cipher)
  sealers.set(config, made)
  return made
}

function suiteOf(name: string | undefined): Suite | null {
  return name === 'aes' || name === 'sm' ? SUITES[name] : null
}

function derive(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `gongkai personal data ${use}`, KEY_BYTES))
}
