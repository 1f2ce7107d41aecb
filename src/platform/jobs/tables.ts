import type { ColumnType, Generated } from 'kysely'

export type JobState = 'waiting' | 'running' | 'done' | 'dead'

interface JobTable {
  id: Generated<number>
  name: string
  payload: ColumnType<unknown, string, never>
  state: Generated<JobState>
  run_at: Date
  attempts: Generated<number>
  leased_until: Date | null
  leased_by: string | null
  last_error: string | null
  created_at: Date
  finished_at: Date | null
}

/** When each recurring job runs next. */
interface JobScheduleTable {
  name: string
  next_at: Date
}

declare module '../db/database.js' {
  interface Schema {
    job: JobTable
    job_schedule: JobScheduleTable
  }
}
