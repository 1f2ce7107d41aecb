import type { Migration } from 'kysely'
import { cacheMigrations } from './cache/migrations.js'
import { fileMigrations } from './files/migrations.js'
import { jobMigrations } from './jobs/migrations.js'
import { ledgerMigrations } from './ledger/migrations.js'
import { noticeMigrations } from './notices/migrations.js'
import { passwordMigrations } from './password/migrations.js'
import { sessionMigrations } from './session/migrations.js'
import { siteMigrations } from './site/migrations.js'

/** The platform's own tables, made before any feature's. Each part adds its line. */
export const platformMigrations: Record<string, Migration> = {
  ...ledgerMigrations,
  ...jobMigrations,
  ...cacheMigrations,
  ...sessionMigrations,
  ...siteMigrations,
  ...fileMigrations,
  ...passwordMigrations,
  ...noticeMigrations,
}
