/** A run of words that both texts have, or only one of them. */
export interface Run {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond this many comparisons the middle of two texts is shown as replaced as a whole. */
const MOST = 4_000_000

/** The differences between two texts word by word, by their longest common subsequence. */
export function wordDiff(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return joined([
    ...a.slice(0, head).map((text): Run => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - tail).map((text): Run => ({ kind: 'same', text })),
  ])
}

/** Words where the browser knows them, signs where it does not. */
function wordsOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text]
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map((part) => part.segment)
}

function between(a: readonly string[], b: readonly string[]): Run[] {
  const gone = (text: string): Run => ({ kind: 'gone', text })
  const fresh = (text: string): Run => ({ kind: 'new', text })
  if (a.length * b.length > MOST || a.length === 0 || b.length === 0) return [...a.map(gone), ...b.map(fresh)]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const runs: Run[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      runs.push({ kind: 'same', text: x })
      i += 1
      j += 1
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push(gone(x))
      i += 1
    } else {
      runs.push(fresh(y ?? ''))
      j += 1
    }
  }
  return runs
}

function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  for (const { kind, text } of runs) {
    const last = found.at(-1)
    if (last?.kind === kind) last.text += text
    else found.push({ kind, text })
  }
  return found
}
