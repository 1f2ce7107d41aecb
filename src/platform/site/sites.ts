import type { Database } from '../db/database.js'
import { type Directory, directoryOf } from './directory.js'
import { BLANK_SITE, readSites } from './site.js'

/** The sites as they were last read: finding one asks nothing of the database. */
export interface Sites extends Directory {
  /** Reads them anew: when the node starts, when the content version rises, and by whoever changed one. */
  load(): Promise<void>
  /** First parts of addresses that belong to the program, such as `zfxxgk`: no site may stand there. */
  reserved: Set<string>
}

export function createSites(database: Database): Sites {
  let directory = directoryOf([BLANK_SITE])
  return {
    get main() {
      return directory.main
    },
    get all() {
      return directory.all
    },
    find: (host, address) => directory.find(host, address),
    shelfOf: (host) => directory.shelfOf(host),
    load: async () => {
      directory = directoryOf(await readSites(database.db))
    },
    reserved: new Set(['assets', 'api', 'admin']),
  }
}
