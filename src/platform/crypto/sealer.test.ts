import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from './sealer.js'
import type { SuiteName } from './suite.js'

const SECRET = 'a secret of at least thirty-two signs'

describe.each<SuiteName>(['aes', 'sm'])('sealing with %s', (suite) => {
  const sealer = createSealer(SECRET, suite)

  it('gives back what was sealed, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), fc.string(), (text, about) => {
        const sealed = sealer.seal(text, about)
        expect(sealer.open(sealed, about)).toBe(text)
        expect(sealed).not.toBe(sealer.seal(text, about))
      }),
      { numRuns: 50 },
    )
  })

  it('does not open for another thing, under another secret, or after a change', () => {
    const sealed = sealer.seal('630121199001011234', 'request:ledu-2021-0001')
    expect(() => sealer.open(sealed, 'request:ledu-2021-0002')).toThrow()
    expect(() => createSealer(`${SECRET}!`, suite).open(sealed, 'request:ledu-2021-0001')).toThrow('another secret')
    const parts = sealed.split('.')
    const body = Buffer.from(parts[4] ?? '', 'base64url')
    body[body.length >> 1]! ^= 1
    expect(() => sealer.open([...parts.slice(0, 4), body.toString('base64url')].join('.'), 'request:ledu-2021-0001')).toThrow()
    for (const broken of ['', 'g1', 'g1.aes', 'g2.aes.x.y.z', 'g1.des.x.y.z']) expect(() => sealer.open(broken, '')).toThrow()
  })

  it('fingerprints equal values alike, for one purpose only', () => {
    expect(sealer.fingerprint('phone', '13800000000')).toBe(sealer.fingerprint('phone', '13800000000'))
    expect(sealer.fingerprint('phone', '13800000000')).not.toBe(sealer.fingerprint('name', '13800000000'))
  })
})

it('opens what was sealed before the suite was changed', () => {
  const sealed = createSealer(SECRET, 'aes').seal('王小明', 'x')
  expect(createSealer(SECRET, 'sm').open(sealed, 'x')).toBe('王小明')
})
