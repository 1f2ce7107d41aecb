import type { Tx } from '../../../../platform/db/database.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { eraseFile } from '../../../../platform/files/files.js'
import { ACCEPTED } from '../../../../platform/files/kinds.js'
import type { Upload } from '../../../../platform/http/mount.js'
import { type AttachmentKind, keepDraftFile } from '../../attachments.js'
import type { Ctx } from '../../handle.js'
import type { Fields, Wrongs } from './asked.js'
import { type Answers, type Draft, ownerOf } from './draft.js'

const MOST: Record<AttachmentKind, number> = { identity: 3, authorization: 3, material: 5 }

/** Said before anything is sent. */
export const FILE_HINT = '照片（JPG、PNG）、PDF、Word（.docx）或者 Excel（.xlsx），每个不超过 20 MB。'
export { ACCEPTED }

/** What one form does to a draft's files: takes out those ticked to go, keeps those that came. What is wrong goes into `wrongs`, beside its field. */
export async function takeFiles(
  site: Pick<Ctx, 'platform'>,
  tx: Tx,
  draft: Draft,
  form: { fields: Fields; files: readonly Upload[]; kinds: readonly AttachmentKind[] },
  wrongs: Wrongs,
): Promise<Answers['files']> {
  const going = draft.answers.files.filter((file) => form.kinds.includes(file.what) && form.fields[`drop-${file.id}`] === 'on')
  for (const file of going) await eraseFile(tx, file.id)
  const files = draft.answers.files.filter((file) => !going.includes(file))
  for (const file of form.files) {
    const what = form.kinds.find((kind) => kind === file.field)
    if (what === undefined) continue
    if (files.filter((one) => one.what === what).length >= MOST[what]) {
      wrongs.say(what, `最多上传 ${MOST[what]} 个文件，可以把几页合成一个 PDF。`)
      continue
    }
    try {
      const { id, name, size } = await keepDraftFile(site, tx, ownerOf(draft), file, what)
      files.push({ id, name, size, what })
    } catch (error) {
      if (!(error instanceof Fault) || error.word !== 'invalid') throw error
      wrongs.say(what, error.text)
    }
  }
  return files
}
