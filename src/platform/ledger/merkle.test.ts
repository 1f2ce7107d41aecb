import { createHash } from 'node:crypto'
import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { inclusionPath, isIncluded, merkleRoot } from './merkle.js'

const hashes = (size: number) => Array.from({ length: size }, (_, n) => createHash('sha256').update(String(n)).digest('hex'))

test('the root of nothing and of the seven leaves of RFC 6962 style trees', () => {
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  const hex = (...parts: (string | number)[]) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'hex'))
    return hash.digest('hex')
  }
  const [a, b, c] = hashes(3).map((one) => hex(0, one)) as [string, string, string]
  expect(merkleRoot(hashes(3))).toBe(hex(1, hex(1, a, b), c))
})

test('every leaf of every tree has a path to its root and no other leaf has', () => {
  assert(
    property(integer({ min: 1, max: 70 }), nat(), nat(), (size, at, other) => {
      const leaves = hashes(size)
      const index = at % size
      const path = inclusionPath(leaves, index)
      const root = merkleRoot(leaves)
      expect(isIncluded(leaves[index] as string, index, size, path, root)).toBe(true)
      const wrong = other % size
      expect(isIncluded(leaves[wrong] as string, index, size, path, root)).toBe(wrong === index)
      expect(isIncluded(leaves[index] as string, index, size, [...path, root], root)).toBe(false)
    }),
  )
})
