import { type Migration, sql } from 'kysely'

export const intakeMigrations: Record<string, Migration> = {
  'requests-intake-0001': {
    async up(db) {
      await sql`create table request_mailbox (
        organ_id text primary key,
        host text not null,
        port integer not null,
        security text not null,
        login text not null,
        sealed_password text not null,
        folder text not null,
        done_folder text,
        enabled boolean not null,
        from_day date not null,
        uid_validity text,
        last_uid bigint not null,
        checked_at timestamptz,
        trouble text
      )`.execute(db)
      await sql`create table received_mail (
        id text primary key,
        organ_id text not null,
        fingerprint text not null,
        uid_validity text not null,
        uid bigint not null,
        sealed text not null,
        at timestamptz not null,
        on_day date not null,
        attachments integer not null,
        status text not null,
        request_id text,
        reason text,
        by_name text,
        decided_at timestamptz,
        unique (organ_id, fingerprint)
      )`.execute(db)
      await sql`create index received_mail_waiting on received_mail (organ_id, at) where status = 'waiting'`.execute(db)
    },
  },
}
