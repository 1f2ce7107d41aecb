/** Who acts. A required argument of everything that writes. */
export type Actor =
  | { kind: 'user'; userId: string; name: string; organId: string; roles: string[] }
  | { kind: 'system'; job: string }
  | { kind: 'operator'; command: string }
  | { kind: 'citizen'; caseId: string | null }

/** The actor as the ledger writes it: `user:u_12`, `system:calendar-import`. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`
    case 'system':
      return `system:${actor.job}`
    case 'operator':
      return `operator:${actor.command}`
    case 'citizen':
      return `citizen:${actor.caseId ?? 'unknown'}`
  }
}
