export const MATCH = 80
const MISMATCH = -60
/** Skipping letters of the text: page headers, group titles in between. Long skips cost little more than short ones. */
const SKIP_OPEN = -40
const SKIP_MORE = -1
/** Missing letters of the form: lost rows, shortened labels. */
const MISS_OPEN = -40
const MISS_MORE = -6

const LOW = -1e9
const PAIRED = 0
const SKIPPED = 1
const MISSED = 2

/**
 * Aligns the letters that a form prints with those a text has, both in order (affine-gap alignment; what stands before
 * and after in the text is free). `worth` is what finding a letter of the form counts. Returns for each letter of the form the index of the same letter in the text, or -1.
 */
export function align(form: string, text: string, worth: (letter: number) => number = () => MATCH): Int32Array {
  const m = form.length
  const n = text.length
  const width = n + 1
  const trace = new Uint8Array((m + 1) * width)
  let pairedAbove = new Int32Array(width).fill(0)
  let skippedAbove = new Int32Array(width).fill(LOW)
  let missedAbove = new Int32Array(width).fill(LOW)
  let paired = new Int32Array(width)
  let skipped = new Int32Array(width)
  let missed = new Int32Array(width)
  for (let i = 1; i <= m; i++) {
    const letter = form.charCodeAt(i - 1)
    const match = worth(i - 1)
    paired[0] = LOW
    skipped[0] = LOW
    missed[0] = MISS_OPEN + MISS_MORE * i
    trace[i * width] = MISSED << 4
    for (let j = 1; j <= n; j++) {
      const score = letter === text.charCodeAt(j - 1) ? match : MISMATCH
      const p = pairedAbove[j - 1] as number
      const s = skippedAbove[j - 1] as number
      const g = missedAbove[j - 1] as number
      let bits = p >= s ? (p >= g ? PAIRED : MISSED) : s >= g ? SKIPPED : MISSED
      paired[j] = score + (bits === PAIRED ? p : bits === SKIPPED ? s : g)
      const openSkip = (paired[j - 1] as number) + SKIP_OPEN
      const moreSkip = (skipped[j - 1] as number) + SKIP_MORE
      const turnSkip = (missed[j - 1] as number) + SKIP_OPEN
      const skipFrom = openSkip >= moreSkip ? (openSkip >= turnSkip ? PAIRED : MISSED) : moreSkip >= turnSkip ? SKIPPED : MISSED
      skipped[j] = skipFrom === PAIRED ? openSkip : skipFrom === SKIPPED ? moreSkip : turnSkip
      const openMiss = (pairedAbove[j] as number) + MISS_OPEN
      const moreMiss = (missedAbove[j] as number) + MISS_MORE
      const turnMiss = (skippedAbove[j] as number) + MISS_OPEN
      const missFrom = openMiss >= moreMiss ? (openMiss >= turnMiss ? PAIRED : SKIPPED) : moreMiss >= turnMiss ? MISSED : SKIPPED
      missed[j] = missFrom === PAIRED ? openMiss : missFrom === MISSED ? moreMiss : turnMiss
      bits |= (skipFrom << 2) | (missFrom << 4)
      trace[i * width + j] = bits
    }
    ;[pairedAbove, paired] = [paired, pairedAbove]
    ;[skippedAbove, skipped] = [skipped, skippedAbove]
    ;[missedAbove, missed] = [missed, missedAbove]
  }
  return follow(form, text, trace, bestEnd(pairedAbove, missedAbove))
}

/** Where in the last row the best alignment ends; the rest of the text is free. */
function bestEnd(paired: Int32Array, missed: Int32Array): { j: number; state: number } {
  let best = { j: 0, state: MISSED }
  let score = LOW
  for (let j = 0; j < paired.length; j++) {
    const p = paired[j] as number
    const g = missed[j] as number
    if (p > score) [best, score] = [{ j, state: PAIRED }, p]
    if (g > score) [best, score] = [{ j, state: MISSED }, g]
  }
  return best
}

function follow(form: string, text: string, trace: Uint8Array, end: { j: number; state: number }): Int32Array {
  const width = text.length + 1
  const matched = new Int32Array(form.length).fill(-1)
  let i = form.length
  let { j, state } = end
  while (i > 0) {
    const bits = trace[i * width + j] as number
    if (state === PAIRED && j > 0) {
      if (form[i - 1] === text[j - 1]) matched[i - 1] = j - 1
      state = bits & 3
      i--
      j--
    } else if (state === SKIPPED && j > 0) {
      state = (bits >> 2) & 3
      j--
    } else {
      state = (bits >> 4) & 3
      i--
    }
  }
  return matched
}
