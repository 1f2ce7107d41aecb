/** Whether the one sign that no text in the database may hold stands anywhere in what came in. */
export function holdsNul(input: unknown): boolean {
  if (typeof input === 'string') return input.includes('\0')
  return typeof input === 'object' && input !== null && Object.values(input).some(holdsNul)
}

/** The words without that sign: a browser never sends it, so nothing that a visitor wrote is lost. */
export function withoutNul(words: string): string {
  return words.replaceAll('\0', '')
}
