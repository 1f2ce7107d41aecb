import type { FastifyRequest } from 'fastify'
import { Fault } from '../errors/errors.js'

export const UPLOAD_LIMIT = 20 * 1024 * 1024
const MOST_FILES = 20
/** All files of one request together: they are held in memory. */
const TOTAL_LIMIT = 3 * UPLOAD_LIMIT
/** What is written beside them. Long enough that a text which is far too long still comes back to its writer. */
const WORDS_LIMIT = 6 * 1024 * 1024

/** A file that came with a request, whole in memory: at most 20 MB each. */
export interface Upload {
  field: string
  /** As the sender calls it, without folders. */
  name: string
  bytes: Buffer
  /** As the sender says; not to be trusted. */
  type: string
}

/** What a multipart request brought. `tooLarge` names the fields whose file was beyond the limit and is not among the files. */
export interface Uploads {
  files: Upload[]
  fields: Record<string, string>
  tooLarge: string[]
}

/**
 * The files and the other fields of a multipart request. An empty file field (nothing chosen) is left out.
 * Throws Fault `invalid` for a file under a name that is not in `allowed` and `too-large` when all together are beyond the limit.
 */
export async function readUploads(request: FastifyRequest, allowed: readonly string[]): Promise<Uploads> {
  const files: Upload[] = []
  const fields: Record<string, string> = {}
  const tooLarge: string[] = []
  let total = 0
  let written = 0
  if (!request.isMultipart()) throw new Fault('invalid', '请用表单上传文件。')
  const limits = { fileSize: UPLOAD_LIMIT, files: MOST_FILES, fields: 50, fieldSize: WORDS_LIMIT }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      written += String(part.value).length
      if (written > WORDS_LIMIT) throw new Fault('too-large', '填写的文字太长，没有收下。请缩短后再试。')
      continue
    }
    const bytes = await part.toBuffer()
    if (part.file.truncated) {
      tooLarge.push(part.fieldname)
      continue
    }
    total += bytes.length
    if (total > TOTAL_LIMIT) throw new Fault('too-large', '一次上传的文件太多，合计不能超过 60 MB。请分几次上传。')
    if (!allowed.includes(part.fieldname)) throw new Fault('invalid', `不需要名为 ${part.fieldname} 的文件。`)
    if (bytes.length > 0 || part.filename) files.push({ field: part.fieldname, name: baseName(part.filename), bytes, type: part.mimetype })
  }
  return { files, fields, tooLarge }
}

/** Throws Fault `too-large` that names the field of the first file beyond the limit. */
export function mustBeSmallEnough({ tooLarge: [field] }: Uploads): void {
  if (field === undefined) return
  const sentence = '上传的内容太大。单个文件不能超过 20 MB。'
  throw new Fault('too-large', sentence, { fields: { [field]: sentence } })
}

function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name
}
