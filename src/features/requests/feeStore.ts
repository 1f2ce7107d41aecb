import type { Day } from '../../../law/day.js'
import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'
import { fingerprintOf, identityOf, openParts, personOf } from './sealed.js'

/**
 * How many items the same applicant asked of the organ in the calendar month of receipt before this request, practice apart
 * (国办函〔2020〕109号 art. 4); 0 where nobody is known any more.
 */
export async function itemsBefore(
  ctx: Pick<Ctx, 'platform'>,
  db: Db | Tx,
  id: RequestId,
  { receivedOn, practice }: { receivedOn: Day | null; practice: boolean },
): Promise<number> {
  const { organId } = parseId(id)
  const fingerprint = await applicantFingerprint(ctx, db, id)
  if (receivedOn === null || fingerprint === null) return 0
  const row = await db
    .selectFrom('request_fingerprint')
    .innerJoin('request_case', (join) =>
      join.onRef('request_case.organ_id', '=', 'request_fingerprint.organ_id').onRef('request_case.id', '=', 'request_fingerprint.id'),
    )
    .select(({ fn }) => fn.sum<number | null>('request_case.items').as('items'))
    .where('request_fingerprint.organ_id', '=', organId)
    .where('fingerprint', '=', fingerprint)
    .where('received_on', '>=', `${receivedOn.slice(0, 7)}-01` as Day)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('received_on', 'request_case.id'), '<', tuple(receivedOn, id)))
    .where('practice', '=', practice)
    .where('kind', '=', 'disclosure')
    .where('status', 'not in', ['merged', 'transferred'])
    .executeTakeFirst()
  return Number(row?.items ?? 0)
}

/** What the same applicant is found by; null once their data is purged. */
export async function applicantFingerprint(ctx: Pick<Ctx, 'platform'>, db: Db | Tx, id: RequestId): Promise<string | null> {
  const person = personOf(await openParts(ctx, db, id))
  return person && fingerprintOf(sealerOf(ctx.platform.config), identityOf(person))
}
