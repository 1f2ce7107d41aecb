import { type Migration, sql } from 'kysely'

export const passwordMigrations: Record<string, Migration> = {
  'platform-password-0001': {
    async up(db) {
      await sql`create table password_try (key text primary key, failed integer not null, until timestamptz not null)`.execute(db)
    },
  },
}
