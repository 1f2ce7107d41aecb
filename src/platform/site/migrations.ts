import { type Migration, sql } from 'kysely'

export const siteMigrations: Record<string, Migration> = {
  'site-0001': {
    async up(db) {
      await sql`create table site (id text primary key, settings text not null)`.execute(db)
      await sql`create table seeded (feature text primary key, at timestamptz not null)`.execute(db)
    },
  },
}
