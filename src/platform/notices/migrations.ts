import { type Migration, sql } from 'kysely'

export const noticeMigrations: Record<string, Migration> = {
  'platform-notices-0001': {
    async up(db) {
      await sql`create table notice (
        source text not null,
        id text not null,
        organ_id text not null,
        kind text not null,
        addressee text not null,
        items jsonb not null,
        since date not null,
        rung_on date not null,
        closed_on date,
        primary key (source, id)
      )`.execute(db)
      await sql`create index notice_open on notice (source, organ_id, addressee) where closed_on is null`.execute(db)
      await sql`create index notice_desk on notice (source, addressee) where closed_on is null`.execute(db)
      await sql`create table notice_read (
        source text not null,
        notice_id text not null,
        user_id text not null,
        primary key (source, notice_id, user_id),
        foreign key (source, notice_id) references notice (source, id) on delete cascade
      )`.execute(db)
    },
  },
}
