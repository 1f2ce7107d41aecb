import { type Migration, sql } from 'kysely'

export const cacheMigrations: Record<string, Migration> = {
  'cache-0001': {
    async up(db) {
      await sql`create table site_version (
        site_id text primary key,
        version bigint not null
      )`.execute(db)
    },
  },
}
