import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** aes: AES-256-GCM and HMAC-SHA256. sm: SM4-CTR with HMAC-SM3 over it (GB/T 32907, GB/T 32905), for those who must use 国密. */
export type SuiteName = 'aes' | 'sm'

/** Authenticated encryption under a key of 32 bytes, and the keyed hash that goes with it. */
export interface Suite {
  encrypt(key: Buffer, plain: Buffer, about: string): Buffer
  /** Throws when key, bytes or `about` are not those of the encryption. */
  decrypt(key: Buffer, sealed: Buffer, about: string): Buffer
  mac(key: Buffer, text: string): Buffer
}

const GCM_IV = 12
const GCM_TAG = 16
const BLOCK = 16
const SM3_TAG = 32

const aes: Suite = {
  encrypt(key, plain, about) {
    const iv = randomBytes(GCM_IV)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  decrypt(key, sealed, about) {
    const tagAt = sealed.length - GCM_TAG
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_IV), { authTagLength: GCM_TAG })
    decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(tagAt))
    return Buffer.concat([decipher.update(sealed.subarray(GCM_IV, tagAt)), decipher.final()])
  },
  mac: (key, text) => createHmac('sha256', key).update(text).digest(),
}

const sm: Suite = {
  encrypt(key, plain, about) {
    const iv = randomBytes(BLOCK)
    const cipher = createCipheriv('sm4-ctr', key.subarray(0, BLOCK), iv)
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final()])
    return Buffer.concat([body, smTag(key, body, about)])
  },
  decrypt(key, sealed, about) {
    const body = sealed.subarray(0, sealed.length - SM3_TAG)
    const tag = sealed.subarray(sealed.length - SM3_TAG)
    if (tag.length !== SM3_TAG || !timingSafeEqual(tag, smTag(key, body, about))) throw new Error('sealed bytes were changed')
    const decipher = createDecipheriv('sm4-ctr', key.subarray(0, BLOCK), body.subarray(0, BLOCK))
    return Buffer.concat([decipher.update(body.subarray(BLOCK)), decipher.final()])
  },
  mac: (key, text) => createHmac('sm3', key).update(text).digest(),
}

export const SUITES: Record<SuiteName, Suite> = { aes, sm }

/** Half of the key encrypts, the other half vouches. */
function smTag(key: Buffer, body: Buffer, about: string): Buffer {
  return createHmac('sm3', key.subarray(BLOCK))
    .update(`${Buffer.byteLength(about)}:${about}`)
    .update(body)
    .digest()
}
