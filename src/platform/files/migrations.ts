import { type Migration, sql } from 'kysely'

export const fileMigrations: Record<string, Migration> = {
  'platform-files-0001': {
    async up(db) {
      await sql`create table stored_file (
        id text primary key,
        owner text not null,
        name text not null,
        type text not null,
        size integer not null,
        sha256 text not null,
        sealed_key text,
        kept_at timestamptz not null
      )`.execute(db)
      await sql`create index stored_file_owner on stored_file (owner, kept_at, id)`.execute(db)
      // In pieces, so that neither an export nor a worker thread holds a whole file as text.
      await sql`create table stored_file_piece (
        file_id text not null,
        n integer not null,
        bytes bytea not null,
        primary key (file_id, n)
      )`.execute(db)
    },
  },
}
