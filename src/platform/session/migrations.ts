import { type Migration, sql } from 'kysely'

export const sessionMigrations: Record<string, Migration> = {
  'session-0001': {
    async up(db) {
      await sql`create table session (
        id text primary key,
        user_id text not null,
        begun_at timestamptz not null,
        seen_at timestamptz not null,
        ended_at timestamptz
      )`.execute(db)
      await sql`create index session_of_user on session (user_id)`.execute(db)
      await sql`create index session_by_age on session (begun_at)`.execute(db)
    },
  },
}
