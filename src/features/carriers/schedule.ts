const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long to wait after each attempt that failed: nine attempts over some two days, then a person has to look. */
const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]
/** How often to ask for something that the other side works on; then every hour, for a day. */
const LOOKS = [15_000, 30_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE]
const MOST_LOOKS = LOOKS.length + 24
const LONGEST = 24 * HOUR

/** When to try again after `tries` attempts; `asked` is what the other side wants at least. null: not by itself any more. */
export function nextTry(now: number, tries: number, asked = 0): Date | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : new Date(now + Math.min(Math.max(wait, asked), LONGEST))
}

/** When to look again whether the other side has finished, after `looks`; null: it has had its time. */
export function nextLook(now: number, looks: number): Date | null {
  return looks >= MOST_LOOKS ? null : new Date(now + (LOOKS[looks] ?? HOUR))
}
