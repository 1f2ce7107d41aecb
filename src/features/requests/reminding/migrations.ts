import { type Migration, sql } from 'kysely'

export const remindingMigrations: Record<string, Migration> = {
  'requests-0300-reminders': {
    async up(db) {
      // One row for everything of a kind that one desk is reminded of; what is in it can be found again from the cases.
      await sql`create table request_reminder (
        id text primary key,
        organ_id text not null,
        kind text not null,
        addressee text not null,
        cases jsonb not null,
        since date not null,
        rung_on date not null,
        closed_on date
      )`.execute(db)
      await sql`create index request_reminder_open on request_reminder (organ_id, addressee) where closed_on is null`.execute(db)
      await sql`create index request_reminder_desk on request_reminder (addressee) where closed_on is null`.execute(db)
      await sql`create table request_reminder_read (
        reminder_id text not null references request_reminder (id) on delete cascade,
        user_id text not null,
        primary key (reminder_id, user_id)
      )`.execute(db)
    },
  },
  // All features tell their desks in one way: platform/notices.
  'requests-0301-notices': {
    async up(db) {
      await sql`insert into notice (source, id, organ_id, kind, addressee, items, since, rung_on, closed_on)
        select 'requests', id, organ_id, kind, addressee, cases, since, rung_on, closed_on from request_reminder`.execute(db)
      await sql`insert into notice_read (source, notice_id, user_id) select 'requests', reminder_id, user_id from request_reminder_read`.execute(
        db,
      )
      await sql`drop table request_reminder_read`.execute(db)
      await sql`drop table request_reminder`.execute(db)
    },
  },
}
