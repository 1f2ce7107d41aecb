/** First come, first served: one inside at a time. */
export class Queue {
  #busy = false
  readonly #waiting: (() => void)[] = []

  /** Resolves when it is the caller's turn; the caller must leave() again. */
  async enter(): Promise<void> {
    if (!this.#busy) {
      this.#busy = true
      return
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#busy = false
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter()
    try {
      return await work()
    } finally {
      this.leave()
    }
  }
}
