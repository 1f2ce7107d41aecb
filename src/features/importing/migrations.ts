import { type Migration, sql } from 'kysely'

export const importingMigrations: Record<string, Migration> = {
  'importing-0001': {
    async up(db) {
      await sql`create table import_run (
        site_id text not null,
        organ_id text not null,
        id text not null,
        kind text not null,
        name text not null,
        file_id text,
        archive_id text,
        folder text,
        mapping text not null,
        state text not null,
        started_by text not null,
        started_name text not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        trouble text,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index import_run_organ on import_run (site_id, organ_id, started_at)`.execute(db)
      await sql`create table import_row (
        site_id text not null,
        run_id text not null,
        n integer not null,
        place text not null,
        title text not null,
        old_key text,
        words text,
        tried text,
        tried_reason text not null,
        taken text,
        reason text not null,
        document_id text,
        primary key (site_id, run_id, n)
      )`.execute(db)
      await sql`create index import_row_words on import_row (site_id, run_id, words)`.execute(db)
      await sql`create index import_row_key on import_row (site_id, run_id, old_key)`.execute(db)
      // Where each document stood before: what is asked for by an old address is found here, and a second import finds what the first took.
      await sql`create table import_origin (
        site_id text not null,
        path text not null,
        host text not null,
        document_id text not null,
        fingerprint text not null,
        words text not null,
        primary key (site_id, path, host)
      )`.execute(db)
      await sql`create index import_origin_words on import_origin (site_id, words)`.execute(db)
    },
  },
}
