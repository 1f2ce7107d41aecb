/** An error that the database answered with, with the same fields on both engines. */
export class SqlError extends Error {
  /** SQLSTATE: `23505`. */
  readonly code: string | undefined
  readonly detail: string | undefined
  readonly constraint: string | undefined
  readonly table: string | undefined
  readonly column: string | undefined

  constructor(parts: Record<string, string | undefined>, options?: ErrorOptions) {
    super(parts['message'] ?? 'database error', options)
    this.name = 'SqlError'
    this.code = parts['code']
    this.detail = parts['detail']
    this.constraint = parts['constraint']
    this.table = parts['table']
    this.column = parts['column']
  }
}

/** Whether a unique key refused this, optionally the one of that name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return hasCode(error, '23505') && (constraint === undefined || (error as SqlError).constraint === constraint)
}

/** Runs `work`, again when the database says that another transaction was in its way; `attempts` times at most. */
export async function retrying<T>(work: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !isWorthRetrying(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * (5 + Math.random() * 10)))
    }
  }
}

/** Serialization failure or deadlock: the same transaction may go through when it is run again. */
function isWorthRetrying(error: unknown): boolean {
  return hasCode(error, '40001') || hasCode(error, '40P01')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof SqlError && error.code === code
}
