import { type Migration, sql } from 'kysely'

export const remedyMigrations: Record<string, Migration> = {
  'remedies-0001': {
    async up(db) {
      // What stands here can be made again from the ledger; the row of a remedy is also what its writers lock.
      await sql`create table remedy_case (
        organ_id text not null,
        id text not null,
        number text not null,
        kind text not null,
        stage text not null,
        status text not null,
        practice boolean not null,
        request_id text,
        request_number text,
        about text not null,
        matter text not null,
        body text not null,
        case_no text not null,
        role text not null,
        after_review boolean not null,
        after_id text,
        notified_on date not null,
        phase text not null,
        duty text,
        due_on date,
        sort_on date not null,
        result text,
        result_stage text,
        settled_on date,
        purge_on date,
        timed jsonb not null,
        version integer not null,
        primary key (organ_id, id)
      )`.execute(db)
      await sql`create index remedy_case_sorted on remedy_case (organ_id, sort_on, id)`.execute(db)
      await sql`create index remedy_case_request on remedy_case (request_id) where request_id is not null`.execute(db)
      await sql`create index remedy_case_after on remedy_case (after_id) where after_id is not null`.execute(db)
      await sql`create index remedy_case_running on remedy_case (organ_id, id) where phase = 'running'`.execute(db)
      await sql`create index remedy_case_purge on remedy_case (purge_on) where purge_on is not null`.execute(db)
      // One paper is one remedy.
      await sql`create unique index remedy_case_paper on remedy_case (organ_id, kind, practice, case_no) where status <> 'voided'`.execute(
        db,
      )
      // What table 4 counts.
      await sql`create index remedy_case_counted on remedy_case (organ_id, notified_on, settled_on)
        where not practice and status <> 'voided' and role = 'original'`.execute(db)
      // Who contests, and why, encrypted.
      await sql`create table remedy_sealed (
        organ_id text not null,
        id text not null,
        sealed text not null,
        primary key (organ_id, id)
      )`.execute(db)
      await sql`create table remedy_number (
        organ_id text not null,
        year integer not null,
        series text not null,
        last integer not null,
        primary key (organ_id, year, series)
      )`.execute(db)
    },
  },
}
