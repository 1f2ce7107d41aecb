import { z } from 'zod'
import { ROUTES } from '../../api/routes.js'
import type { Feature } from '../platform/feature.js'

/** An address as the application mounts it, with the names that it reads from the query. */
export interface Mounted {
  method: string
  path: string
  query: string[]
}

/** A feature that stands before all others and writes down what they mount: no address can be forgotten. */
export function writeDownMounted(): { feature: Feature; mounted: Mounted[] } {
  const mounted: Mounted[] = []
  const feature: Feature = {
    name: 'mounted',
    mount: (app) => {
      app.addHook('onRoute', ({ method, path, config }) => {
        for (const one of [method].flat()) if (one !== 'HEAD') mounted.push({ method: one, path, query: queryOf(one, path, config) })
      })
    },
  }
  return { feature, mounted }
}

/** What stands at names that have nothing to do with a document. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  organ: ['ledu'],
  organId: ['ledu'],
  unitId: ['ledu'],
  year: ['2021'],
  column: ['gaikuang'],
  row: ['1'],
  number: ['1'],
  part: ['0', '1', '2'],
  path: ['1'],
  n: ['1'],
  page: ['1'],
  kind: ['reply'],
  format: ['pdf'],
  document: ['1'],
  token: ['1'],
  key: ['1'],
  role: ['clerk'],
  fingerprint: ['1'],
  '/lanmu/*': ['tongzhi'],
  '/zfxxgk/ledu/zhinan/*': ['zhinan'],
  '/zfxxgk/ledu/zhidu/*': ['zhidu'],
}

/**
 * Every address of a path: each `:name` takes each of its values, a last `*` those under the path itself. Throws for a name without values,
 * so that whoever mounts a new kind of address says what is to be tried there.
 */
export function addressesAt({ path }: Pick<Mounted, 'path'>, values: Readonly<Record<string, readonly string[]>>): string[] {
  const [, before = '', name, , after = ''] = /^(.*?)(?::([a-zA-Z]+)(\([^)]*\))?|\*)(.*)$/.exec(path) ?? []
  if (before === '' && after === '') return [path]
  const known = values[name ?? path] ?? USUAL[name ?? path]
  if (!known) throw new Error(`say in a test what to try at ${name ?? '*'} of ${path}`)
  return known.flatMap((value) => addressesAt({ path: `${before}${value}${after}` }, values))
}

function queryOf(method: string, path: string, config: object | undefined): string[] {
  const { query } = ROUTES.find((route) => route.method === method && route.path === path) ?? {}
  if (query instanceof z.ZodObject) return Object.keys(query.shape)
  return config && 'query' in config ? (config.query as string[]) : []
}
