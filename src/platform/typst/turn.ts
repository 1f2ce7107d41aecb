const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

/** Runs `work` when fewer than two run: each takes a core and 100 MB. Others wait their turn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
