import { type Migration, sql } from 'kysely'

export const calendarMigrations: Record<string, Migration> = {
  'calendar-0001': {
    async up(db) {
      await sql`create table calendar_notice (
        number text not null,
        version integer not null,
        year integer not null,
        issued_on date not null,
        content jsonb not null,
        source_text text not null,
        imported_at timestamptz not null,
        imported_by text not null,
        primary key (number, version)
      )`.execute(db)
      await sql`create table calendar_move (
        number text not null,
        version integer not null,
        seq integer not null,
        source text not null,
        thing text not null,
        label text not null,
        href text,
        from_on date not null,
        to_on date not null,
        primary key (number, version, seq),
        foreign key (number, version) references calendar_notice (number, version)
      )`.execute(db)
    },
  },
}
