import { type Migration, sql } from 'kysely'

const tables: Migration = {
  async up(db) {
    await sql`
      create table job (
        id bigint generated always as identity primary key,
        name text not null,
        payload jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
        run_at timestamptz not null,
        attempts integer not null default 0,
        leased_until timestamptz,
        leased_by text,
        last_error text,
        created_at timestamptz not null,
        finished_at timestamptz
      )`.execute(db)
    await sql`create index job_due on job (run_at, id) where state = 'waiting'`.execute(db)
    await sql`create index job_leased on job (leased_until) where state = 'running'`.execute(db)
    await sql`create index job_finished on job (finished_at, id) where state in ('done', 'dead')`.execute(db)
    await sql`
      create table job_schedule (
        name text primary key,
        next_at timestamptz not null
      )`.execute(db)
  },
}

export const jobMigrations: Record<string, Migration> = { 'job-0001-tables': tables }
