import { type Migration, sql } from 'kysely'

export const annualReportMigrations: Record<string, Migration> = {
  'annual-report-0001': {
    async up(db) {
      // What stands here can be made again from the ledger; the row of a report is also what its writers lock.
      await sql`create table annual_report (
        organ_id text not null,
        year integer not null,
        status text not null,
        handover text not null,
        layout text not null,
        source text,
        due_on date not null,
        published_on date,
        published_number integer not null,
        asked_by text,
        errors integer not null,
        warnings integer not null,
        version integer not null,
        figures_version integer not null,
        primary key (organ_id, year)
      )`.execute(db)
      await sql`create index annual_report_by_year on annual_report (year, organ_id)`.execute(db)
      await sql`create table annual_report_version (
        organ_id text not null,
        year integer not null,
        number integer not null,
        is_public boolean not null,
        published_on date,
        published_by text not null,
        hash text not null,
        reason text,
        changes jsonb not null,
        content jsonb not null,
        primary key (organ_id, year, number)
      )`.execute(db)
      // The cells of each report's published version, for comparison and for the file of all rows.
      await sql`create table annual_report_figure (
        organ_id text not null,
        year integer not null,
        path text not null,
        value double precision,
        primary key (organ_id, year, path)
      )`.execute(db)
      await sql`create index annual_report_figure_by_path on annual_report_figure (path, year, organ_id)`.execute(db)
    },
  },
}
