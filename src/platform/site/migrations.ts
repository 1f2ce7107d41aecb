import { type Migration, sql } from 'kysely'

export const siteMigrations: Record<string, Migration> = {
  'site-0001': {
    async up(db) {
      await sql`create table site (id text primary key, settings text not null)`.execute(db)
      await sql`create table seeded (feature text primary key, at timestamptz not null)`.execute(db)
    },
  },
  'site-0002': {
    async up(db) {
      // 共享: a document of the pool that stands on another site as well.
      await sql`create table site_share (site_id text not null, document_id text not null, to_site text not null,
        primary key (site_id, document_id, to_site))`.execute(db)
    },
  },
}
