import { type Migration, sql } from 'kysely'

export const requestMigrations: Record<string, Migration> = {
  'requests-0001': {
    async up(db) {
      // What stands here can be made again from the ledger; the row of a case is also what its writers lock.
      await sql`create table request_case (
        organ_id text not null,
        id text not null,
        number text not null,
        kind text not null,
        practice boolean not null,
        status text not null,
        phase text not null,
        channel text not null,
        applicant_kind text not null,
        submitted_on date not null,
        received_on date,
        due_on date,
        paused_until date,
        sort_on date not null,
        outcome text,
        decided_on date,
        document_no text,
        served_on date,
        late boolean not null,
        fee_yuan integer not null,
        items integer not null,
        handler text,
        draft_author text,
        review_step text,
        draft_returned boolean not null,
        purge_on date,
        timed jsonb not null,
        version integer not null,
        primary key (organ_id, id)
      )`.execute(db)
      await sql`create index request_case_running on request_case (organ_id, phase, sort_on, id) where phase <> 'done'`.execute(db)
      await sql`create index request_case_sorted on request_case (organ_id, sort_on, id)`.execute(db)
      // What table 3 counts, so that a year is counted off the index alone; the last one finds cases that span a whole calendar year.
      const counted = sql`where not practice and kind = 'disclosure' and status not in ('merged', 'transferred')`
      await sql`create index request_case_received on request_case (organ_id, received_on, applicant_kind, outcome, decided_on) ${counted}`.execute(
        db,
      )
      await sql`create index request_case_decided on request_case (organ_id, decided_on, received_on, outcome, applicant_kind) ${counted}`.execute(
        db,
      )
      await sql`create index request_case_long on request_case (organ_id, received_on, decided_on, outcome, applicant_kind)
        ${counted} and decided_on - received_on > 364`.execute(db)
      await sql`create index request_case_document on request_case (organ_id, document_no) where document_no is not null`.execute(db)
      await sql`create index request_case_number on request_case (organ_id, number)`.execute(db)
      await sql`create index request_case_handler on request_case (handler) where phase <> 'done'`.execute(db)
      await sql`create index request_case_review on request_case (organ_id, review_step) where review_step is not null`.execute(db)
      await sql`create index request_case_purge on request_case (purge_on) where purge_on is not null`.execute(db)
      // Personal data and the applicant's words, encrypted; `part` is words, person, correction, reasons, remark or party:ID.
      await sql`create table request_sealed (
        organ_id text not null,
        id text not null,
        part text not null,
        sealed text not null,
        primary key (organ_id, id, part)
      )`.execute(db)
      // Keyed fingerprints, to find the same applicant without reading anybody.
      await sql`create table request_fingerprint (
        organ_id text not null,
        fingerprint text not null,
        id text not null,
        field text not null,
        primary key (organ_id, fingerprint, id)
      )`.execute(db)
      await sql`create index request_fingerprint_of on request_fingerprint (organ_id, id)`.execute(db)
      await sql`create table request_password (
        organ_id text not null,
        id text not null,
        hash text not null,
        primary key (organ_id, id)
      )`.execute(db)
      await sql`create table request_once (key text primary key, id text not null)`.execute(db)
      await sql`create table request_try (key text primary key, failed integer not null, until timestamptz not null)`.execute(db)
      await sql`create table request_number (
        organ_id text not null,
        year integer not null,
        series text not null,
        last integer not null,
        primary key (organ_id, year, series)
      )`.execute(db)
      await sql`create table request_assignment (
        to_organ text not null,
        organ_id text not null,
        id text not null,
        due_on date,
        answered boolean not null,
        primary key (to_organ, organ_id, id)
      )`.execute(db)
      await sql`create index request_assignment_of on request_assignment (organ_id, id)`.execute(db)
      await sql`create table request_rating (
        organ_id text not null,
        id text not null,
        score integer not null,
        rated_at timestamptz not null,
        primary key (organ_id, id)
      )`.execute(db)
    },
  },
  'requests-0002': {
    async up(db) {
      // Failed passwords are counted in one place for every feature.
      await sql`drop table request_try`.execute(db)
    },
  },
}
