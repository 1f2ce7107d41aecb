import { z } from 'zod'
import { route } from './contract.js'

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期，例如 2021-09-10。')

export const showSystem = route({
  name: 'showSystem',
  method: 'GET',
  path: '/api/system',
  summary: 'How the system is: engine, version, jobs, kept pages, and what the operator should know.',
  access: { permission: 'system.view' },
  answer: z.object({
    version: z.string(),
    node: z.string(),
    engine: z.enum(['pglite', 'postgres']),
    startedAt: z.string(),
    memoryBytes: z.number(),
    /** Sentences in Chinese, such as that commits of the embedded database are not fsynced. */
    warnings: z.array(z.string()),
    jobs: z.array(z.object({ name: z.string(), state: z.string(), count: z.number() })),
    cache: z.object({ entries: z.number(), bytes: z.number(), hits: z.number(), misses: z.number() }),
    contentVersion: z.number(),
  }),
})

export const listLedger = route({
  name: 'listLedger',
  method: 'GET',
  path: '/api/ledger',
  summary: 'Entries of the ledger, newest first, by pages of 100.',
  access: { permission: 'ledger.view' },
  query: z.object({
    chain: z.string().optional(),
    stream: z.string().optional(),
    actor: z.string().optional(),
    type: z.string().optional(),
    /** Shanghai days, both included. */
    from: daySchema.optional(),
    to: daySchema.optional(),
    /** `next` of the page before. */
    before: z.string().optional(),
  }),
  answer: z.object({
    entries: z.array(
      z.object({
        chain: z.string(),
        seq: z.number(),
        stream: z.string(),
        version: z.number(),
        type: z.string(),
        data: z.record(z.string(), z.unknown()),
        actor: z.string(),
        actorName: z.string(),
        article: z.string().nullable(),
        at: z.string(),
        hash: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const verifyLedger = route({
  name: 'verifyLedger',
  method: 'POST',
  path: '/api/ledger/verify',
  summary: 'Recomputes the hashes of every chain and names the first entry of each that does not fit.',
  access: { permission: 'ledger.view' },
  answer: z.object({
    chains: z.number(),
    entries: z.number(),
    /** Empty: nothing was tampered with. */
    broken: z.array(z.object({ chain: z.string(), seq: z.number(), sentence: z.string() })),
  }),
})
