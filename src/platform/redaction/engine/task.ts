import type { OfficeText } from '../officeText.js'
import { openPdf, openPicture, type Pages } from './documents.js'
import type { FileKind } from './kind.js'
import type { PageText } from './page.js'
import { type Redacted, redact, type Wanted } from './redact.js'
import { type TroubleCode, trouble } from './trouble.js'
import { typeset } from './typeset.js'

/** What a process of its own is asked for; the file's bytes come beside it. */
export type Task =
  | { do: 'typeset'; text: OfficeText }
  | { do: 'look'; kind: FileKind }
  | { do: 'draw'; kind: FileKind; page: number; scale: number }
  | { do: 'redact'; kind: FileKind; wanted: Wanted }

/** What it answers; bytes beside it: the PDF, the picture, the result. */
export type Answer = { trouble: TroubleCode } | { failed: string } | { pages?: PageText[]; redacted?: Omit<Redacted, 'bytes'> }

const PREVIEW_QUALITY = 85

/** Does what is asked, without limits: for files from outside it runs in a process of its own. */
export async function perform(task: Task, bytes: Buffer): Promise<{ answer: Answer; bytes: Buffer }> {
  if (task.do === 'typeset') return { answer: {}, bytes: typeset(task.text) }
  const document = await open(task.kind, bytes)
  try {
    if (task.do === 'look') {
      const pages: PageText[] = []
      for (let page = 1; page <= document.count; page += 1) pages.push(await document.text(page))
      return { answer: { pages }, bytes: Buffer.alloc(0) }
    }
    if (task.do === 'draw') {
      if (task.page < 1 || task.page > document.count) throw trouble('damaged')
      const { canvas } = await document.draw(task.page, task.scale)
      return { answer: {}, bytes: canvas.toBuffer('image/jpeg', PREVIEW_QUALITY) }
    }
    const { bytes: result, ...redacted } = await redact(document, task.wanted)
    return { answer: { redacted }, bytes: result ?? Buffer.alloc(0) }
  } finally {
    await document.close()
  }
}

/** Word and Excel files come typeset, as PDF. */
function open(kind: FileKind, bytes: Buffer): Promise<Pages> {
  return kind === 'png' || kind === 'jpg' ? openPicture(bytes) : openPdf(bytes)
}
