import { type Migration, sql } from 'kysely'

export const homeMigrations: Record<string, Migration> = {
  'home-0001': {
    async up(db) {
      await sql`create table portal_column (
        path text primary key,
        title text not null,
        parent text,
        rank integer not null,
        lead text,
        blocks text not null,
        source text
      )`.execute(db)
      await sql`create index portal_column_by_parent on portal_column (parent, rank)`.execute(db)
    },
  },
}
