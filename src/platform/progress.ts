const TELL_AFTER_MS = 2_000

/** Runs a step of the start and says so once it takes longer than two seconds, and every two seconds from then on. */
export async function step<T>(
  label: string,
  work: () => Promise<T>,
  output: { write(text: string): unknown } = process.stdout,
): Promise<T> {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  const timer = setInterval(() => output.write(`${label}…已经 ${seconds()} 秒\n`), TELL_AFTER_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
