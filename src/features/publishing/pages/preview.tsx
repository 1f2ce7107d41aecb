import type { PublicDocument } from '../../../../api/publishing-view.js'
import { findFile } from '../../../platform/files/files.js'
import { Notice } from '../../../platform/html/parts.js'
import { renderPage } from '../../../platform/html/render.js'
import type { Platform } from '../../../platform/platform.js'
import type { Ctx } from '../handle.js'
import { addressOf, type DocumentId, noDocument } from '../id.js'
import { RELATION_LABELS } from '../relations.js'
import { readContent } from '../store/contents.js'
import { findDocument } from '../store/documents.js'
import { DocumentBody } from './documentBody.js'

/** The page of a text on its way, as it would look; the caller has made sure that the asker may see it. */
export async function previewPage(platform: Platform, ctx: Ctx, id: DocumentId): Promise<string> {
  const { db } = platform.database
  const row = await findDocument(db, ctx.siteId, id)
  if (!row) throw noDocument()
  const { content } = await readContent(platform, db, ctx.siteId, id, row.work_no ?? row.public_no ?? 1)
  const { interpretationWaiver: _, ...open } = content
  const attachments: PublicDocument['attachments'] = []
  for (const { file, name, inline } of content.attachments) {
    const kept = inline ? null : await findFile(db, file)
    if (kept)
      attachments.push({
        name,
        href: `/api/publishing/documents/${id}/files/${file}`,
        type: kept.type,
        size: kept.size,
        sha256: kept.sha256,
      })
  }
  const document = {
    ...row,
    organId: row.organ_id,
    columnId: content.columnId,
    title: content.title,
    href: addressOf(id),
    instrument: content.instrument,
    indexNo: row.index_no,
    documentNo: content.documentNo,
    issuer: content.issuer,
    topic: content.topic,
    genre: content.genre,
    signedOn: content.signedOn,
    publishedOn: row.first_on,
    validity: content.validity,
    content: { ...open, body: withOwnPictures(content.body, id) },
    validityOn: null,
    validityAct: null,
    attachments,
    relations: content.relations.map(({ kind, title, documentId }) => ({
      kind,
      label: RELATION_LABELS[kind].from,
      title: title === '' ? (documentId ?? '') : title,
      href: null,
    })),
    versions: [],
  }
  const body = (
    <>
      <Notice kind="warning" title="预览">
        <p>这是没有公开的稿件，只有本单位办理公开工作的人看得到。</p>
      </Notice>
      <DocumentBody document={document} address={addressOf(id)} />
    </>
  )
  return renderPage({ title: `预览：${content.title}`, body }, { site: platform.sites.main, prefix: '', address: addressOf(id) })
}

/** Pictures of a draft are not at their public address yet. */
function withOwnPictures(html: string, id: DocumentId): string {
  return html.replaceAll(`src="${addressOf(id)}/fujian/`, `src="/api/publishing/documents/${id}/files/`)
}
