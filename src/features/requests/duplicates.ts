import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Ctx } from './handle.js'
import type { RequestId } from './id.js'
import { fingerprintOf, openPartsOf } from './sealed.js'
import type { CaseRow } from './store.js'

/** How many earlier requests are looked at: those of the same applicant, and the organ's latest. */
const SAME_APPLICANT = 200
const LATEST = 300
/** Only so much of a text is compared; what resembles shows early. */
const COMPARED_SIGNS = 2_000
const LEAST_SIMILARITY = 0.35
const SHOWN = 10

export interface Match {
  row: CaseRow
  /** 0 … 1 */
  similarity: number
  sameApplicant: boolean
}

/** What is compared: an applicant by what is known of them, and the words. */
export interface Wanted {
  organId: string
  idNumber: string
  phone: string
  text: string
  except?: RequestId
}

/**
 * Earlier requests of the organ that mean much the same: pairs of signs, weighted by how rare they are among those compared (TF-IDF), by the
 * cosine. The cost is bounded by SAME_APPLICANT + LATEST short texts, however many there are.
 */
export async function findDuplicates(ctx: Pick<Ctx, 'platform'>, wanted: Wanted): Promise<Match[]> {
  const own = await rowsOfApplicant(ctx, wanted)
  const latest = await latestRows(ctx, wanted.organId)
  const mine = new Set(own.map((row) => row.id))
  const rows = [...own, ...latest.filter((row) => !mine.has(row.id))].filter((row) => row.id !== wanted.except && !row.practice)
  const texts = await textsOf(ctx, rows)
  const similarities = similaritiesTo(wanted.text, texts)
  return rows
    .map((row, at) => ({ row, similarity: similarities[at] ?? 0, sameApplicant: mine.has(row.id) }))
    .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
    .sort((a, b) => Number(b.sameApplicant) - Number(a.sameApplicant) || b.similarity - a.similarity)
    .slice(0, SHOWN)
}

/** How much each of `texts` resembles `text`, 0 … 1. */
export function similaritiesTo(text: string, texts: readonly string[]): number[] {
  const all = [text, ...texts].map(pairsOf)
  const spread = new Map<string, number>()
  for (const pairs of all) for (const pair of pairs.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const weigh = (pairs: ReadonlyMap<string, number>) =>
    new Map([...pairs].map(([pair, n]) => [pair, (1 + Math.log(n)) * (1 + Math.log(all.length / (spread.get(pair) ?? 1)))]))
  const [wanted = new Map<string, number>(), ...others] = all.map(weigh)
  return others.map((other) => cosine(wanted, other))
}

async function rowsOfApplicant(ctx: Pick<Ctx, 'platform'>, { organId, idNumber, phone }: Wanted): Promise<CaseRow[]> {
  const sealer = sealerOf(ctx.platform.config)
  const fingerprints = [idNumber, phone].filter((value) => value.trim() !== '').map((value) => fingerprintOf(sealer, value))
  if (fingerprints.length === 0) return []
  return ctx.platform.database.db
    .selectFrom('request_case')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', 'in', (from) =>
      from.selectFrom('request_fingerprint').select('id').where('organ_id', '=', organId).where('fingerprint', 'in', fingerprints),
    )
    .orderBy('submitted_on', 'desc')
    .limit(SAME_APPLICANT)
    .execute()
}

/** Both halves are read off an index: those that run, and those decided last. */
async function latestRows(ctx: Pick<Ctx, 'platform'>, organId: string): Promise<CaseRow[]> {
  const from = () =>
    ctx.platform.database.db
      .selectFrom('request_case')
      .selectAll()
      .where('organ_id', '=', organId)
      .limit(LATEST / 2)
  const running = await from().where('phase', '<>', 'done').orderBy('sort_on', 'desc').execute()
  const done = await from().where('phase', '=', 'done').orderBy('sort_on', 'desc').orderBy('id', 'desc').execute()
  return [...running, ...done]
}

async function textsOf(ctx: Pick<Ctx, 'platform'>, rows: readonly CaseRow[]): Promise<string[]> {
  const ids = rows.map((row) => row.id)
  const parts = await openPartsOf(ctx, ctx.platform.database.db, ids, ['words'])
  return ids.map((id) => {
    const text = parts.get(id)?.get('words')
    if (text === undefined) return ''
    const { title, documentNo, description } = JSON.parse(text) as Record<string, string>
    return `${title ?? ''} ${documentNo ?? ''} ${description ?? ''}`
  })
}

/** Pairs of neighbouring signs with how often each stands there; spaces and punctuation say nothing. */
function pairsOf(text: string): Map<string, number> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, ''),
  ].slice(0, COMPARED_SIGNS)
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const pair = `${signs[at]}${signs[at + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0
  for (const [pair, weight] of a) dot += weight * (b.get(pair) ?? 0)
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b))
}

function lengthOf(of: ReadonlyMap<string, number>): number {
  let squares = 0
  for (const weight of of.values()) squares += weight * weight
  return Math.sqrt(squares)
}
