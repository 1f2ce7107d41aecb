import type { Actor } from '../../../platform/actor.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { Upload } from '../../../platform/http/mount.js'
import { append } from '../../../platform/ledger/ledger.js'
import type { Platform } from '../../../platform/platform.js'
import { registerIndexer, replaceAttachment } from '../../publishing/index.js'
import { answerIn, type CorrectionRow, noCorrection, streamOf } from './store.js'

const JOB = 'correction-mended'

/** The document on whose page something was found wrong; null for other pages. */
export function documentOf({ page }: Pick<CorrectionRow, 'page'>): string | null {
  const [, root, id = ''] = page.split(/[/?#]/)
  return root === 'xinxi' && id !== '' ? id : null
}

/**
 * Replaces the file that does not open by another, in a change of its document that is tied to the report: when the change is public, the reader
 * is told by itself. Refuses correction-answered and what a change of the document refuses. Fault `not-found` for a page that is no document.
 */
export async function mendFile(
  platform: Platform,
  actor: Actor,
  row: CorrectionRow,
  replacement: { file: string; name: string; upload: Upload },
): Promise<void> {
  const document = documentOf(row)
  if (document === null) throw noCorrection()
  if (row.outcome !== null) throw new Refused('correction-answered')
  const { file, name, upload } = replacement
  const no = await replaceAttachment(platform, actor, document, { file, upload, note: `根据读者纠错更换附件“${name}”` })
  await platform.database.transaction(async (tx) => {
    await tx
      .updateTable('portal_correction')
      .set({ document_id: document, change_no: no })
      .where('site_id', '=', SITE_ID)
      .where('number', '=', row.number)
      .execute()
    const entry = { stream: streamOf(row.number), type: 'CorrectionMending', data: { document, no, name }, article: null }
    await append(tx, { ...entry, chain: row.organ_id || 'platform', actor }, platform.clock)
  })
}

/** From now on a reader is told when the change that mends what they found becomes public, in the same moment. */
export function answerWhenPublic(platform: Platform): void {
  registerIndexer(platform, {
    name: 'corrections',
    published: async (tx, { siteId, document }) => {
      const latest = document.versions.at(-1)
      if (!latest) return
      const rows = await tx
        .selectFrom('portal_correction')
        .selectAll()
        .where('site_id', '=', siteId)
        .where('document_id', '=', document.id)
        .where('change_no', '<=', latest.no)
        .where('outcome', 'is', null)
        .orderBy('number')
        // Whoever is being answered by hand at this moment is waited for, and then left as answered.
        .forUpdate()
        .execute()
      const text = `已经更正：${latest.note ?? '内容已修改'}（第 ${latest.no} 版）。`
      for (const { number } of rows)
        await answerIn(tx, platform.clock, { kind: 'system', job: JOB }, '系统', number, { outcome: 'corrected', text })
    },
    removed: async () => {},
  })
}
