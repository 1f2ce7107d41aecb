import { type Migration, sql } from 'kysely'

export const inspectionMigrations: Record<string, Migration> = {
  'inspection-0001': {
    async up(db) {
      await sql`create table inspection_run (
        site_id text not null,
        id text not null,
        kind text not null,
        state text not null,
        step integer not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        started_by text not null,
        plan jsonb not null,
        primary key (site_id, id)
      )`.execute(db)
      await sql`create index inspection_run_recent on inspection_run (site_id, kind, started_at)`.execute(db)
      // One of a kind at a time.
      await sql`create unique index inspection_run_one on inspection_run (site_id, kind) where state = 'running'`.execute(db)
      // What a run still has to open, and what it found there; gone when the run is judged.
      await sql`create table inspection_page (
        site_id text not null,
        run_id text not null,
        href text not null,
        what text not null,
        organ_id text not null,
        title text not null,
        done boolean not null,
        status integer,
        reason text,
        ms integer,
        facts jsonb,
        primary key (site_id, run_id, href)
      )`.execute(db)
      await sql`create index inspection_page_todo on inspection_page (site_id, run_id, what, href) where not done`.execute(db)
      await sql`create table inspection_use (
        site_id text not null,
        run_id text not null,
        target text not null,
        page text not null,
        label text not null,
        primary key (site_id, run_id, target, page)
      )`.execute(db)
      await sql`create table inspection_result (
        site_id text not null,
        run_id text not null,
        rule text not null,
        outcome text not null,
        words text not null,
        primary key (site_id, run_id, rule)
      )`.execute(db)
      await sql`create table inspection_finding (
        site_id text not null,
        run_id text not null,
        n integer not null,
        key text not null,
        rule text not null,
        organ_id text not null,
        href text,
        title text not null,
        target text,
        words text not null,
        excerpt text not null,
        primary key (site_id, run_id, n)
      )`.execute(db)
      // A link of a page that leads nowhere, from the day it was first seen until a later check finds it put right.
      await sql`create table inspection_broken (
        site_id text not null,
        page text not null,
        target text not null,
        organ_id text not null,
        title text not null,
        label text not null,
        reason text not null,
        outside boolean not null,
        since date not null,
        seen date not null,
        closed_on date,
        primary key (site_id, page, target)
      )`.execute(db)
      await sql`create index inspection_broken_open on inspection_broken (site_id, organ_id, since) where closed_on is null`.execute(db)
    },
  },
}
