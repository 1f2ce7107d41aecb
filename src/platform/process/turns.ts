export interface Turns {
  /** How many wait now; while any does, as many run as may. */
  waiting(): number
  /** Runs `work` when its turn has come. */
  take<T>(work: () => Promise<T>): Promise<T>
}

/** Lets `most` pieces of work run at once; the others wait in the order in which they came. */
export function turns(most: number): Turns {
  let running = 0
  const queue: (() => void)[] = []
  return {
    waiting: () => queue.length,
    take: async (work) => {
      if (running >= most) await new Promise<void>((resolve) => queue.push(resolve))
      else running += 1
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next) next()
        else running -= 1
      }
    },
  }
}
