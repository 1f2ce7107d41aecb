import { Kysely, sql } from 'kysely'
import type { Database, Schema } from './database.js'
import { engineDialect, insideTransaction } from './dialect.js'
import type { Engine } from './engine.js'

/** The Database that everything else sees, on this engine. */
export function databaseOn(engine: Engine): Database {
  const db = new Kysely<Schema>({ dialect: engineDialect(engine) })
  let closing: Promise<void> | undefined
  return {
    engine: engine.kind,
    db,
    transaction(work) {
      const mark = { open: true }
      return db
        .transaction()
        .execute((tx) => insideTransaction.run(mark, () => work(tx)))
        .finally(() => {
          mark.open = false
        })
    },
    execScript: (script) => engine.execScript(script),
    async notify(tx, channel, payload) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(tx)
    },
    // Who listens is never inside the transaction whose statement happens to bring the news.
    listen: (channel, heard) => engine.listen(channel, (payload) => insideTransaction.exit(() => heard(payload))),
    answers: (ms) => engine.answers(ms),
    close: () => {
      closing ??= db.destroy().then(() => engine.close())
      return closing
    },
  }
}
