export { append } from './append.js'
export { canonicalJson, entryHash, GENESIS } from './canonical.js'
export type { Entry, NewEntry } from './entry.js'
export { type LedgerFilter, type LedgerKey, type LedgerPage, listEntries, readStream } from './read.js'
