import { writeSync } from 'node:fs'
import { systemClock } from '../src/platform/clock.js'
import { readConfig } from '../src/platform/config/config.js'
import { migrate } from '../src/platform/db/migrate.js'
import { openDatabase } from '../src/platform/db/open.js'
import { append } from '../src/platform/ledger/ledger.js'

/*
 * The load that bench/kill.ts kills: eight writers, each appending to a stream of its own and saying so after every commit. Configured by the
 * environment like the server; the first argument sets this round's streams apart.
 */

const WRITERS = 8
const round = process.argv[2] ?? '0'
const database = await openDatabase(readConfig(process.env))
await migrate(database, [])
// The server is killed first, and the kill of this process may come a moment later.
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).catch(() => process.exit(1))

async function write(writer: number): Promise<never> {
  const stream = `kill:${round}:${writer}`
  const actor = { kind: 'operator', command: 'bench-kill' } as const
  for (let n = 1; ; n += 1) {
    const entry = {
      chain: `kill-${writer % 3}`,
      stream,
      version: n,
      type: 'Written',
      data: { n, text: '公开'.repeat(50) },
      actor,
      article: null,
    }
    await database.transaction((tx) => append(tx, entry, systemClock))
    writeSync(1, `${stream} ${n}\n`)
  }
}
