import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../config/config.js'
import { SUITES, type Suite, type SuiteName } from './suite.js'

/** Keeps text so that the database alone does not give it away. */
export interface Sealer {
  /** `about` names the thing the text belongs to; it must be the same when it is opened, so that rows cannot be swapped. */
  seal(text: string, about: string): string
  /** Throws when it was sealed under another secret, for another thing, or was changed. */
  open(sealed: string, about: string): string
  /** The same for a file; the key goes beside the body, and both are needed to open it. */
  sealBytes(bytes: Buffer, about: string): SealedBytes
  openBytes(sealed: SealedBytes, about: string): Buffer
  /** A keyed fingerprint of a value, to find equal ones without reading them. `purpose` keeps fields apart. */
  fingerprint(purpose: string, value: string): string
}

/** A file's bytes under a key of their own, and that key, wrapped. */
export interface SealedBytes {
  key: string
  body: Buffer
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
  const sealBytes = (bytes: Buffer, about: string): SealedBytes => {
    const own = randomBytes(KEY_BYTES)
    const { encrypt } = SUITES[suite]
    const wrapped = encrypt(master, own, `key:${about}`)
    return { key: [FORMAT, suite, keyId, wrapped.toString('base64url')].join('.'), body: encrypt(own, bytes, about) }
  }
  const openBytes = ({ key, body }: SealedBytes, about: string): Buffer => {
    const [format, name, id, wrapped] = key.split('.')
    const used = suiteOf(name)
    if (format !== FORMAT || used === null || wrapped === undefined) throw new Error('not sealed')
    if (id !== keyId) throw new Error(`sealed under another secret (key ${id}, ours is ${keyId})`)
    return used.decrypt(used.decrypt(master, Buffer.from(wrapped, 'base64url'), `key:${about}`), body, about)
  }
  return {
    seal(text, about) {
      const { key, body } = sealBytes(Buffer.from(text), about)
      return `${key}.${body.toString('base64url')}`
    },
    open(sealed, about) {
      const at = sealed.lastIndexOf('.')
      return openBytes({ key: sealed.slice(0, at), body: Buffer.from(sealed.slice(at + 1), 'base64url') }, about).toString()
    },
    sealBytes,
    openBytes,
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
