export interface DifferenceLine {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond this the two are shown one after the other. */
const LONGEST = 3_000

/** What differs between two texts, line by line: the longest common run of lines stays, all else was removed or added. */
export function differences(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  const start = commonStart(before, after)
  const end = commonEnd(before.slice(start), after.slice(start))
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const same = (text: string): DifferenceLine => ({ kind: 'same', text })
  return [...before.slice(0, start).map(same), ...middle(left, right), ...before.slice(before.length - end).map(same)]
}

function middle(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  if (before.length > LONGEST || after.length > LONGEST) {
    return [...before.map((text) => ({ kind: 'removed' as const, text })), ...after.map((text) => ({ kind: 'added' as const, text }))]
  }
  const width = after.length + 1
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return walk(before, after, at)
}

function walk(before: readonly string[], after: readonly string[], longest: (i: number, j: number) => number): DifferenceLine[] {
  const lines: DifferenceLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i] ?? '' })
      i += 1
      j += 1
    } else if (j >= after.length || (i < before.length && longest(i + 1, j) >= longest(i, j + 1))) {
      lines.push({ kind: 'removed', text: before[i] ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'added', text: after[j] ?? '' })
      j += 1
    }
  }
  return lines
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  let n = 0
  while (n < before.length && n < after.length && before[n] === after[n]) n += 1
  return n
}

function commonEnd(before: readonly string[], after: readonly string[]): number {
  let n = 0
  while (n < before.length && n < after.length && before[before.length - 1 - n] === after[after.length - 1 - n]) n += 1
  return n
}
