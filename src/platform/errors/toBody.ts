import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ErrorBody, ErrorWord } from '../../../api/contract.js'
import type { RefusalText } from '../feature.js'
import { isDatabaseDown } from './down.js'
import { Fault, Refused } from './errors.js'
import { fieldSentences } from './fields.js'

/** The one table from error words to HTTP. */
const STATUS: Record<ErrorWord, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
}

/** The HTTP status of an error. What was taken down on purpose (`not-found` with the code `gone`) is 410. */
export function statusOf(body: ErrorBody): number {
  return body.error === 'not-found' && body.code === 'gone' ? 410 : STATUS[body.error]
}

export type RefusalTexts = ReadonlyMap<string, RefusalText>

/**
 * What may be told of an error. Only Fault, Refused, rejected input and the framework's own client errors are named;
 * everything else becomes `internal` with an id, and the caller logs the error under that id.
 */
export function toBody(error: unknown, texts: RefusalTexts): ErrorBody {
  if (error instanceof Fault) return { error: error.word, ...error.details, message: error.text }
  if (error instanceof Refused) return { ...refusal(error), message: sentence(error, texts) }
  if (error instanceof z.ZodError)
    return { error: 'invalid', message: '有内容需要修改，请看各项后面的说明。', fields: fieldSentences(error) }
  if (isDatabaseDown(error)) return { error: 'unavailable', message: '数据库暂时连接不上，请稍后再试。您填写的内容还没有保存。' }
  return (
    frameworkFault(error) ?? {
      error: 'internal',
      message: '系统出现内部错误，请把错误编号告诉运维人员。',
      id: randomBytes(6).toString('hex'),
    }
  )
}

function refusal(error: Refused): Pick<ErrorBody, 'error' | 'code' | 'article'> {
  return { error: 'refused', code: error.code, ...(error.article === null ? {} : { article: error.article }) }
}

function sentence(error: Refused, texts: RefusalTexts): string {
  const text = texts.get(error.code) ?? '按规定现在不能这样办理。'
  return typeof text === 'function' ? text(error.data) : text
}

/** Fastify's own complaints about a request carry a statusCode below 500. */
function frameworkFault(error: unknown): ErrorBody | null {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return { error: 'too-large', message: '上传的内容太大。单个文件不能超过 20 MB。' }
  if (status === 429) return { error: 'too-many', message: '请求太频繁，请过几分钟再试。' }
  if (status === 415) return { error: 'invalid', message: '不支持这种内容格式。' }
  if (status >= 400 && status < 500) return { error: 'invalid', message: '请求的格式不对。' }
  return null
}
