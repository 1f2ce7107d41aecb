import { type Migration, sql } from 'kysely'

export const organMigrations: Record<string, Migration> = {
  'organs-0001': {
    async up(db) {
      await sql`create table organ (
        id text primary key,
        path text not null unique,
        name text not null,
        short_name text not null,
        kind text not null,
        rank text not null,
        parent_id text references organ (id),
        may_make_rules boolean not null,
        vertically_led boolean not null,
        ended_on date,
        merged_into text references organ (id)
      )`.execute(db)
      await sql`create index organ_by_path on organ (path text_pattern_ops)`.execute(db)
      await sql`create index organ_by_parent on organ (parent_id)`.execute(db)
      await sql`create index organ_by_merger on organ (merged_into)`.execute(db)
      await sql`create table organ_name (
        organ_id text not null references organ (id),
        seq integer not null,
        name text not null,
        short_name text not null,
        from_on date,
        until_on date,
        primary key (organ_id, seq)
      )`.execute(db)
    },
  },
}
