import { type Migration, sql } from 'kysely'

export const citizenMigrations: Record<string, Migration> = {
  'requests-0100-citizen': {
    async up(db) {
      await sql`create table request_attachment (
        organ_id text not null,
        id text not null,
        file_id text not null,
        what text not null,
        primary key (organ_id, id, file_id)
      )`.execute(db)
      // An application that is being written: sealed, found by fingerprints of what its writer holds.
      await sql`create table request_draft (
        id text primary key,
        organ_id text not null,
        code text not null unique,
        token text not null unique,
        sealed text not null,
        request_id text,
        submitted_at timestamptz,
        password_hidden boolean not null default false,
        expires_at timestamptz not null
      )`.execute(db)
      await sql`create index request_draft_expiry on request_draft (expires_at)`.execute(db)
      // Proofs of work that were spent, and submissions without one, by a fingerprint of where they came from.
      await sql`create table request_spent_work (challenge text primary key, until timestamptz not null)`.execute(db)
      await sql`create table request_unproven (source text not null, at timestamptz not null)`.execute(db)
      await sql`create index request_unproven_source on request_unproven (source, at)`.execute(db)
    },
  },
}
