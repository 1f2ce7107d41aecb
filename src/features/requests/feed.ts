import { timingSafeEqual } from 'node:crypto'
import type { Day } from '../../../law/day.js'
import { addDays } from '../../../law/day.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Platform } from '../../platform/platform.js'
import type { Viewer } from '../../platform/session/viewer.js'
import type { Ctx } from './handle.js'
import { listPage } from './list.js'

/** More than so many replies in one calendar help nobody. */
const MOST = 500
const LINE_BYTES = 74

/** The address at which a clerk's own calendar program fetches what is due; whoever has it may read case numbers and days, nothing else. */
export function feedPath(ctx: Pick<Ctx, 'platform'>, userId: string): string {
  return `/api/requests/feeds/${userId}.${signatureOf(ctx, userId)}.ics`
}

/** The user that a feed's token names; null for one that we did not sign. */
export function feedOwner(ctx: Pick<Ctx, 'platform'>, token: string): string | null {
  const match = /^([^.]+)\.([A-Za-z0-9_-]{22})\.ics$/.exec(token)
  const [userId, signature] = [match?.[1], match?.[2]]
  if (!userId || !signature) return null
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(ctx, userId))) ? userId : null
}

/** Every running reply that the viewer may see, as an iCalendar (RFC 5545) with a whole-day entry on the day it is due. */
export async function feedOf(platform: Platform, viewer: Viewer): Promise<string> {
  const filters = { scope: 'running', mine: 'no', practice: 'no' } as const
  const { rows, organs } = await listPage({ platform }, viewer, filters, undefined, MOST)
  const names = new Map(organs.map((organ) => [organ.id, organ.shortName]))
  const stamp = `${new Date(platform.clock.now()).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const events = rows.flatMap((row) => {
    if (row.phase !== 'running' || row.due_on === null) return []
    const summary = `${names.get(row.organ_id) ?? ''} ${row.number} 答复到期`
    return [
      'BEGIN:VEVENT',
      `UID:${row.id}@gongkai`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(row.due_on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(row.due_on, 1))}`,
      `SUMMARY:${escape(summary)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//gongkai//requests//ZH',
    'X-WR-CALNAME:依申请公开答复期限',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function signatureOf(ctx: Pick<Ctx, 'platform'>, userId: string): string {
  return sealerOf(ctx.platform.config).fingerprint('request feed', userId)
}

const compact = (day: Day): string => day.replaceAll('-', '')

const escape = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** RFC 5545 §3.1: no line longer than 75 octets, and no sign torn apart. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > LINE_BYTES) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part].join('\r\n ')
}
