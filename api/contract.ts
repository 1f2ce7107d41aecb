import type { z } from 'zod'

/** The error words of the API. Everything else is `internal`, told by an id only. */
export const ERROR_WORDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'refused',
  'too-large',
  'too-many',
  'unavailable',
  'internal',
] as const
export type ErrorWord = (typeof ERROR_WORDS)[number]

/** The body of every answer that is not a success. */
export interface ErrorBody {
  error: ErrorWord
  /** A rule's refusal, stable: `already-asked`. */
  code?: string
  /** The article or notice the refusal rests on. */
  article?: string
  /** One sentence of plain Chinese that says what to do. */
  message: string
  /** Field → sentence, for `invalid`. */
  fields?: Record<string, string>
  /** To quote to the operator, for `internal`. */
  id?: string
}

/** What a caller must be: anybody, anybody who is signed in, or one who holds the permission for the organ concerned. */
export type Access = 'public' | 'signed-in' | { permission: string }

/** One address of the published API. Handlers are mounted on it by the server; the workbench calls it; openapi.json is made from it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/api/annual-reports/:id`; every `:name` stands in `params`. */
  path: string
  summary: string
  access: Access
  params?: Params
  query?: Query
  /** JSON body; for `upload` routes the fields beside the files. */
  body?: Body
  /** The route takes multipart/form-data with files under these names. */
  upload?: string[]
  answer: Answer
  /** The refusal codes that it may answer with `refused`. */
  refusals?: string[]
}

/** Keeps the precise types of a route's schemas. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Route<P, Q, B, A>,
): Route<P, Q, B, A> {
  return definition
}
