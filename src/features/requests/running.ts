import type { Db, Tx } from '../../platform/db/database.js'
import type { RequestId } from './id.js'
import type { CaseRow } from './store.js'

/** Rows at a time. */
const AT_A_TIME = 2_000

/** Unfinished cases in these phases, or `only` those of some ids, in pages by key, so that a great many cost no memory. */
export async function* unfinishedRows(
  db: Db | Tx,
  phases: readonly CaseRow['phase'][],
  only?: readonly RequestId[],
): AsyncGenerator<CaseRow> {
  if (only?.length === 0) return
  let after: { organ: string; id: string } | null = null
  for (;;) {
    const from: { organ: string; id: string } | null = after
    const rows: CaseRow[] = await db
      .selectFrom('request_case')
      .selectAll()
      .where('phase', 'in', [...phases])
      .$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? [])]))
      .$if(from !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) => eb(refTuple('organ_id', 'id'), '>', tuple(from?.organ ?? '', from?.id ?? ''))),
      )
      .orderBy('organ_id')
      .orderBy('id')
      .limit(AT_A_TIME)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_A_TIME) return
    after = { organ: last.organ_id, id: last.id }
  }
}
