import { exportDatabase } from './db/transfer/export.js'
import type { Feature } from './feature.js'
import { proveEntry, verify } from './ledger/ledger.js'

/** The platform's own operator verbs, beside those of the features. */
const platformVerbs: NonNullable<Feature['operator']> = {
  'ledger-verify': async (platform) => await verify(platform.database.db),
  'ledger-prove': async (platform, { chain = '', seq = '' }) => await proveEntry(platform.database.db, chain, Number(seq)),
  'database-export': async (platform, { path = '' }) => await exportDatabase(platform.database, path, platform.clock),
}

/** The verb of this name; undefined when neither the platform nor a feature has it. */
export function operatorVerb(features: readonly Feature[], name: string): NonNullable<Feature['operator']>[string] | undefined {
  return platformVerbs[name] ?? features.map((feature) => feature.operator?.[name]).find(Boolean)
}
