import type { z } from 'zod'

/** What the address never holds of a list's query: where the page begins, and the practice space, which the frame keeps. */
type Beside = 'after' | 'practice'

/** Reads a list's filters out of an address by the schemas of its route. What does not make sense is left out. */
export function readQuery<Query extends z.ZodObject>(query: Query, search: Record<string, unknown>): Omit<z.input<Query>, Beside> {
  const found: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(query.shape)) {
    const given = search[name]
    if ((typeof given !== 'string' && typeof given !== 'number') || given === '' || name === 'after' || name === 'practice') continue
    const read = (schema as z.ZodType).safeParse(String(given))
    if (read.success) found[name] = read.data
  }
  return found as Omit<z.input<Query>, Beside>
}
