import { type Migration, sql } from 'kysely'

export const releaseMigrations: Record<string, Migration> = {
  'requests-release-0001': {
    async up(db) {
      await sql`create table request_release (
        organ_id text not null,
        request_id text not null,
        n integer not null,
        version integer not null,
        status text not null,
        kind text not null,
        pages integer not null,
        original_file text not null,
        pages_file text not null,
        text_file text not null,
        result_file text,
        certificate jsonb,
        sealed text not null,
        by_user text not null,
        by_name text not null,
        at timestamptz not null,
        primary key (organ_id, request_id, n)
      )`.execute(db)
    },
  },
}
