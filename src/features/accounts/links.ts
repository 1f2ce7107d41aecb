import { createHash, randomBytes } from 'node:crypto'
import { Refused } from '../../platform/errors/errors.js'
import { type Act, mustBeUser, record } from './act.js'
import { insertLink } from './store/secrets.js'

/** How long a one-time link may be used. */
export const LINK_MS = 24 * 3_600_000

export interface Link {
  token: string
  endsAt: Date
}

/** The address that a link's token is opened at. */
export function linkPath(token: string): string {
  return `/mima?lianjie=${token}`
}

/** A one-time link to set the password; the user's earlier links are void. Refuses `user-disabled`. */
export async function issueLink(act: Act, userId: string, lastsMs = LINK_MS): Promise<Link> {
  const user = await mustBeUser(act.tx, userId)
  if (user.disabled) throw new Refused('user-disabled')
  const token = randomBytes(24).toString('base64url')
  const endsAt = new Date(act.clock.now() + lastsMs)
  await insertLink(act.tx, linkHash(token), userId, endsAt)
  await record(act, userId, 'LinkIssued', { endsAt: endsAt.toISOString() })
  return { token, endsAt }
}

export function linkHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
