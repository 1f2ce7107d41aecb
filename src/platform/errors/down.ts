const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
])

/** Whether an error says that the database cannot be reached, as opposed to a statement being wrong. */
export function isDatabaseDown(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('word' in error && error.word === 'unavailable') return true
  if ('code' in error && AWAY.has(String(error.code))) return true
  if (
    'message' in error &&
    /Connection terminated|timeout exceeded when trying to connect|not accept(ing)? connections/.test(String(error.message))
  )
    return true
  return 'errors' in error && Array.isArray(error.errors) && error.errors.some(isDatabaseDown)
}
