import type { FastifyRequest } from 'fastify'
import { Fault } from '../errors/errors.js'

export const UPLOAD_LIMIT = 20 * 1024 * 1024
const MOST_FILES = 20
/** All files of one request together: they are held in memory. */
const TOTAL_LIMIT = 3 * UPLOAD_LIMIT

/** A file that came with a request, whole in memory: at most 20 MB each. */
export interface Upload {
  field: string
  /** As the sender calls it, without folders. */
  name: string
  bytes: Buffer
  /** As the sender says; not to be trusted. */
  type: string
}

/**
 * The files and the other fields of a multipart request. An empty file field (nothing chosen) is left out.
 * Throws Fault `invalid` for a file under a name that is not in `allowed` and `too-large` beyond the limit.
 */
export async function readUploads(
  request: FastifyRequest,
  allowed: readonly string[],
): Promise<{ files: Upload[]; fields: Record<string, string> }> {
  const files: Upload[] = []
  const fields: Record<string, string> = {}
  let total = 0
  if (!request.isMultipart()) throw new Fault('invalid', '请用表单上传文件。')
  for await (const part of request.parts({ limits: { fileSize: UPLOAD_LIMIT, files: MOST_FILES, fields: 50, fieldSize: 200_000 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      continue
    }
    const bytes = await part.toBuffer()
    total += bytes.length
    if (total > TOTAL_LIMIT) throw new Fault('too-large', '一次上传的文件太多，合计不能超过 60 MB。请分几次上传。')
    if (!allowed.includes(part.fieldname)) throw new Fault('invalid', `不需要名为 ${part.fieldname} 的文件。`)
    if (bytes.length > 0 || part.filename) files.push({ field: part.fieldname, name: baseName(part.filename), bytes, type: part.mimetype })
  }
  return { files, fields }
}

function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name
}
