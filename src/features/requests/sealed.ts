import { createHash } from 'node:crypto'
import { type Person, personSchema, type Words, wordsSchema } from '../../../api/request-view.js'
import { type Sealer, sealerOf } from '../../platform/crypto/sealer.js'
import type { Db, Tx } from '../../platform/db/database.js'
import type { Ctx } from './handle.js'
import { parseId, type RequestId } from './id.js'
import type { SealedTable } from './store.js'

interface FingerprintTable {
  organ_id: string
  fingerprint: string
  id: string
  field: string
}
declare module '../../platform/db/database.js' {
  interface Schema {
    request_fingerprint: FingerprintTable
  }
}

/** What a request keeps encrypted: the words and the person as they came in, later additions, and third parties by consultation. */
export type Part = 'words' | 'person' | 'correction' | 'reasons' | 'remark' | `party:${string}`

export interface Party {
  name: string
  contact: string
}

/** Keeps a part encrypted and returns the hash of what is kept, for the ledger; a part that is there is replaced. */
export async function sealPart(ctx: Pick<Ctx, 'platform'>, tx: Tx, id: RequestId, part: Part, text: string): Promise<string> {
  const [hash = ''] = await sealParts(ctx, tx, id, { [part]: text })
  return hash
}

/** The same for several at once, in one statement; the hashes come in the order of the parts. */
export async function sealParts(
  ctx: Pick<Ctx, 'platform'>,
  tx: Tx,
  id: RequestId,
  parts: Partial<Record<Part, string>>,
): Promise<string[]> {
  const rows = sealedRows(ctx, id, parts)
  await tx
    .insertInto('request_sealed')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['organ_id', 'id', 'part']).doUpdateSet(({ ref }) => ({ sealed: ref('excluded.sealed') })))
    .execute()
  return rows.map(hashOfSealed)
}

/** The parts as they will be kept. */
export function sealedRows(ctx: Pick<Ctx, 'platform'>, id: RequestId, parts: Partial<Record<Part, string>>): SealedTable[] {
  const { organId } = parseId(id)
  const sealer = sealerOf(ctx.platform.config)
  return Object.entries(parts).map(([part, text = '']) => ({ organ_id: organId, id, part, sealed: sealer.seal(text, aboutOf(id, part)) }))
}

/** What the ledger keeps of a sealed part. */
export function hashOfSealed({ sealed }: Pick<SealedTable, 'sealed'>): string {
  return createHash('sha256').update(sealed).digest('hex')
}

/** The parts of one request in the clear, by name. Callers decide who may see them. */
export async function openParts(ctx: Pick<Ctx, 'platform'>, db: Db | Tx, id: RequestId): Promise<Map<string, string>> {
  return (await openPartsOf(ctx, db, [id])).get(id) ?? new Map()
}

/** The same for several, `only` some parts of them. */
export async function openPartsOf(
  ctx: Pick<Ctx, 'platform'>,
  db: Db | Tx,
  ids: readonly RequestId[],
  only: readonly Part[] = [],
): Promise<Map<RequestId, Map<string, string>>> {
  const found = new Map<RequestId, Map<string, string>>()
  if (ids.length === 0) return found
  const sealer = sealerOf(ctx.platform.config)
  const rows = await db
    .selectFrom('request_sealed')
    .select(['id', 'part', 'sealed'])
    .where('organ_id', 'in', [...new Set(ids.map((id) => parseId(id).organId))])
    .where('id', 'in', [...ids])
    .$if(only.length > 0, (query) => query.where('part', 'in', [...only]))
    .execute()
  for (const { id, part, sealed } of rows) {
    const parts = found.get(id) ?? new Map<string, string>()
    found.set(id, parts.set(part, sealer.open(sealed, aboutOf(id, part))))
  }
  return found
}

/** The person among opened parts; null once purged. */
export function personOf(parts: ReadonlyMap<string, string>): Person | null {
  const text = parts.get('person')
  return text === undefined ? null : personSchema.parse(JSON.parse(text))
}

/** The words with what was added to them; null once purged. */
export function wordsOf(parts: ReadonlyMap<string, string>): Words | null {
  const text = parts.get('words')
  if (text === undefined) return null
  return wordsSchema.parse({ ...JSON.parse(text), correction: parts.get('correction') ?? '', reasons: parts.get('reasons') ?? '' })
}

/** Lets the applicant be found again by name, number, phone or address of mail, without any of them standing in the database. */
export async function indexPerson(ctx: Pick<Ctx, 'platform'>, tx: Tx, id: RequestId, person: Person): Promise<void> {
  const rows = fingerprintRows(ctx, id, person)
  if (rows.length > 0) await tx.insertInto('request_fingerprint').values(rows).execute()
}

export function fingerprintRows(ctx: Pick<Ctx, 'platform'>, id: RequestId, person: Person): FingerprintTable[] {
  const { organId } = parseId(id)
  const sealer = sealerOf(ctx.platform.config)
  const rows = Object.entries(searchable(person)).map(([field, value]) => ({
    organ_id: organId,
    fingerprint: fingerprintOf(sealer, value),
    id,
    field,
  }))
  return [...new Map(rows.map((row) => [row.fingerprint, row])).values()]
}

/** How a value that somebody types is looked for. */
export function fingerprintOf(sealer: Sealer, value: string): string {
  return sealer.fingerprint('applicant', value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase())
}

/** The value that says who applies: the number of their paper, else phone, else mail, else the name. */
export function identityOf(person: Pick<Person, 'idNumber' | 'phone' | 'email' | 'name'>): string {
  return person.idNumber || person.phone || person.email || person.name
}

/** Takes what can be traced to a person out of the database for good. */
export async function purgeParts(tx: Tx, id: RequestId): Promise<void> {
  const { organId } = parseId(id)
  await tx
    .deleteFrom('request_sealed')
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where((at) => at.or([at('part', '=', 'person'), at('part', 'like', 'party:%')]))
    .execute()
  await tx.deleteFrom('request_fingerprint').where('organ_id', '=', organId).where('id', '=', id).execute()
}

function searchable({ name, idNumber, phone, email, agent }: Person): Record<string, string> {
  const all = { name, idNumber, phone, email, agent: agent?.name ?? '' }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

const aboutOf = (id: RequestId, part: string): string => `request:${id}:${part}`
