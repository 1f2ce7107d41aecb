import { type DocumentSettings, documentSettingsSchema } from '../../../../api/request-documents.js'
import type { Actor } from '../../../platform/actor.js'
import type { Clock } from '../../../platform/clock.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Refused } from '../../../platform/errors/errors.js'
import { append } from '../../../platform/ledger/ledger.js'
import { DEFAULT_PATTERN, PATTERN_PARTS } from './numbers.js'

/** What the organ's letters say of it; empty texts where nobody said. */
export async function settingsOf(db: Db | Tx, organId: string): Promise<DocumentSettings> {
  const row = await db.selectFrom('document_setting').select('data').where('organ_id', '=', organId).executeTakeFirst()
  const settings = documentSettingsSchema.parse(row?.data ?? {})
  return { ...settings, pattern: settings.pattern || DEFAULT_PATTERN }
}

/** Changes them, with an entry. Refused: bad-number-pattern where a part of the number is missing. */
export async function saveSettings(tx: Tx, organId: string, settings: DocumentSettings, actor: Actor, clock: Clock): Promise<void> {
  const missing = PATTERN_PARTS.find((part) => settings.pattern !== '' && settings.pattern.split(`{${part}}`).length !== 2)
  if (missing !== undefined) throw new Refused('bad-number-pattern', null, { part: missing })
  const data = JSON.stringify(settings)
  await tx
    .insertInto('document_setting')
    .values({ organ_id: organId, data })
    .onConflict((conflict) => conflict.column('organ_id').doUpdateSet({ data }))
    .execute()
  const entry = {
    chain: organId,
    stream: `document-settings:${organId}`,
    type: 'DocumentSettingsChanged',
    data: settings,
    actor,
    article: null,
  }
  await append(tx, entry, clock)
}
