import { createHash } from 'node:crypto'

/*
 * The Merkle tree of RFC 9162 §2.1 over hashes given and answered as hex: a leaf is SHA-256(00 ‖ hash), a node SHA-256(01 ‖ left ‖ right), and a
 * tree of n leaves splits at the largest power of two below n. Nothing here reads anything but its arguments.
 */

/** Takes leaves one by one, in memory that grows with the logarithm of their number, and answers their root. */
export interface MerkleSum {
  add(hash: string): void
  readonly size: number
  /** The root over all that was added; over nothing, SHA-256 of nothing. */
  root(): string
}

export function merkleSum(): MerkleSum {
  const peaks: { height: number; hash: string }[] = []
  let size = 0
  return {
    add(hash) {
      size += 1
      let peak = { height: 0, hash: leafHash(hash) }
      for (let left = peaks.at(-1); left?.height === peak.height; left = peaks.at(-1)) {
        peaks.pop()
        peak = { height: peak.height + 1, hash: nodeHash(left.hash, peak.hash) }
      }
      peaks.push(peak)
    },
    get size() {
      return size
    },
    root() {
      const hashes = peaks.map((peak) => peak.hash)
      const last = hashes.pop()
      return last === undefined ? createHash('sha256').digest('hex') : hashes.reduceRight((right, left) => nodeHash(left, right), last)
    },
  }
}

export function merkleRoot(hashes: readonly string[]): string {
  const sum = merkleSum()
  for (const hash of hashes) sum.add(hash)
  return sum.root()
}

/** The siblings on the way from leaf `index` up to the root, lowest first. Throws a RangeError when there is no such leaf. */
export function inclusionPath(hashes: readonly string[], index: number): string[] {
  if (!Number.isInteger(index) || index < 0 || index >= hashes.length) throw new RangeError(`no leaf ${index}`)
  if (hashes.length === 1) return []
  const split = largestPowerBelow(hashes.length)
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return index < split ? [...inclusionPath(left, index), merkleRoot(right)] : [...inclusionPath(right, index - split), merkleRoot(left)]
}

/** Whether `hash` is leaf `index` of the tree of `size` leaves with this root, by its path. */
export function isIncluded(hash: string, index: number, size: number, path: readonly string[], root: string): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false
  return rootByPath(leafHash(hash), index, size, path) === root
}

/** null when the path has not the length that such a leaf's has. */
function rootByPath(node: string, index: number, size: number, path: readonly string[]): string | null {
  if (size === 1) return path.length === 0 ? node : null
  const sibling = path.at(-1)
  if (sibling === undefined) return null
  const split = largestPowerBelow(size)
  const rest = path.slice(0, -1)
  if (index < split) {
    const left = rootByPath(node, index, split, rest)
    return left === null ? null : nodeHash(left, sibling)
  }
  const right = rootByPath(node, index - split, size - split, rest)
  return right === null ? null : nodeHash(sibling, right)
}

function largestPowerBelow(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}

function leafHash(hash: string): string {
  return createHash('sha256').update(Buffer.of(0)).update(Buffer.from(hash, 'hex')).digest('hex')
}

function nodeHash(left: string, right: string): string {
  return createHash('sha256').update(Buffer.of(1)).update(Buffer.from(left, 'hex')).update(Buffer.from(right, 'hex')).digest('hex')
}
