import { Fault } from '../../errors/errors.js'
import { SqlError } from '../sql-error.js'

const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
])
/** pg gives these no code. */
const DRIVER =
  /connection terminated|connection error|timeout exceeded when trying to connect|client was closed|not queryable|server does not support/i

/** Whether the connection is gone or the server no longer takes writes: another may have to be found. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  if (code === undefined) return error instanceof Error && DRIVER.test(error.message)
  return SOCKET.has(code) || code.startsWith('08') || /^57P0[1-3]$/.test(code) || code === '25006'
}

/** The same error as a Fault `unavailable` when the database cannot be reached, else as an SqlError. */
export function mapped(error: unknown): Error {
  const code = codeOf(error)
  if (isConnectionLost(error) || code === '53300') return unavailable(error)
  if (code === undefined) return error instanceof Error ? error : new Error(String(error))
  return new SqlError({ ...(error as Record<string, string>), message: (error as Error).message }, { cause: error })
}

/** What a caller is told while no server can be written to. */
export function unavailable(cause: unknown): Fault {
  const fault = new Fault('unavailable', '数据库暂时连接不上，请稍后再试。', { code: 'database-unavailable' })
  fault.cause = cause
  return fault
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
