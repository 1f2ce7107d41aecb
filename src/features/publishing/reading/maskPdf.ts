import { findPersonal } from '../../../../law/personal.js'
import { Refused } from '../../../platform/errors/errors.js'
import type { PageText } from '../../../platform/redaction/engine/page.js'
import { lineText } from '../../../platform/redaction/finding.js'
import { runTold } from '../../../platform/redaction/told.js'
import type { How } from './mask.js'

/**
 * A copy of a PDF without what must go: every page is drawn anew with black over each personal number, under it unseen the text that stays, without
 * properties, notes or attachments; the result is searched before it is handed on. Refuses masking-pictures for pages in which nothing can be
 * found, masking-unsupported where there are no columns, masking-failed. Fault `invalid` for a file that cannot be read.
 */
export async function cleanPdf(how: How, bytes: Buffer): Promise<Buffer> {
  if (how === 'remove-column') throw new Refused('masking-unsupported')
  const { answer } = await runTold({ do: 'look', kind: 'pdf' }, bytes)
  const pages = answer.pages ?? []
  const pictured = pages.filter((page) => page.lines.length === 0 && page.pictures > 0).map((page) => page.page)
  if (how === 'mask' && pictured.length > 0) throw new Refused('masking-pictures', null, { pages: pictured.slice(0, 10).join('、') })
  const words = how === 'mask' ? [...new Set(pages.flatMap(personalIn))] : []
  const done = await runTold({ do: 'redact', kind: 'pdf', wanted: { words, areas: [] } }, bytes)
  const { redacted } = done.answer
  if (!redacted || redacted.failures.length > 0 || redacted.found.some(({ count }) => count === 0)) throw new Refused('masking-failed')
  return done.bytes
}

/** As it stands on the page: in a line, or over the end of one. */
function personalIn({ lines }: PageText): string[] {
  const texts = lines.map((line) => lineText(line.signs))
  return [...texts, texts.join('')].flatMap((text) => findPersonal(text).map((hit) => hit.text))
}
