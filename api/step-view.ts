import { z } from 'zod'

/** A step with all that a clerk wants to know before taking it. Where it is not allowed, `code` and `message` say why. */
export function stepSchema<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.object({
    name: z.enum(names),
    title: z.string(),
    allowed: z.boolean(),
    article: z.string().nullable(),
    /** Who signs. */
    signer: z.string(),
    code: z.string().optional(),
    message: z.string().optional(),
  })
}
