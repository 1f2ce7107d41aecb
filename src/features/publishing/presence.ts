import type { DocumentId } from './id.js'

const OPEN_MS = 120_000
const MOST = 5_000
const open = new Map<string, { name: string; userId: string; id: DocumentId; until: number }>()

/** Who else has had a text open lately on this node; a warning only, for saving over one another is refused anyway. */
export function othersEditing(id: DocumentId, me: { userId: string; name: string }, now: number): string[] {
  for (const [key, one] of open) if (one.until < now) open.delete(key)
  if (open.size < MOST) open.set(`${id} ${me.userId}`, { ...me, id, until: now + OPEN_MS })
  return [...open.values()].filter((one) => one.id === id && one.userId !== me.userId).map((one) => one.name)
}
