import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { forgetTries } from '../../platform/password/password.js'
import type { Platform } from '../../platform/platform.js'
import { registerDeadlines } from '../calendar/index.js'
import { mountRequestsApi } from './api.js'
import { mountAttachmentsApi } from './attachmentsApi.js'
import { mountCaseApi } from './caseApi.js'
import { mountCitizen, tidyCitizen } from './citizen/index.js'
import { citizenMigrations } from './citizen/migrations.js'
import { requestDeadlines } from './deadlines.js'
import { defineDisclosing } from './disclosing.js'
import { mountDocuments } from './documents/api.js'
import { documentMigrations } from './documents/migrations.js'
import { mountDossierApi } from './dossier/api.js'
import { intakeJobs, intakeMigrations, mountIntakeApi } from './intake/index.js'
import { requestMigrations } from './migrations/index.js'
import { purgePersons } from './purge.js'
import { mountReleasesApi, RELEASE_REFUSALS, releaseMigrations } from './redaction/index.js'
import { mountReminders, remindingMigrations, scheduleReminders } from './reminding/index.js'
import { mountStepsApi } from './stepsApi.js'
import { REFUSALS } from './words.js'

export { admit, type Caller } from './api.js'
export {
  type ApplicantView,
  applicantView,
  correctRequest,
  findByNumberAndPassword,
  giveReasonsFor,
  rate,
  withdrawRequest,
} from './applicant.js'
export { registerPublishedReports } from './citizen/statistics/index.js'
export { runningLight, YELLOW_DAYS } from './clock.js'
export { type CaseFacts, caseFacts } from './facts.js'
export { requestFigures, table3Numbers } from './figures.js'
export { LEAST_REASON, mustLieBetween, mustSay, type Now } from './guards.js'
export type { Incoming, Receipt } from './incoming.js'
export { type Lookalike, registerLookalikes, shareFound } from './lookalikes.js'
export { maskName } from './masked.js'
export { type ReadOffice, registerOfficeReader } from './redaction/index.js'
export { mustBeImpersonal } from './stepsApi.js'
export { submitRequest } from './submitting.js'

export const requests: Feature = {
  name: 'requests',
  migrations: {
    ...requestMigrations,
    ...citizenMigrations,
    ...documentMigrations,
    ...releaseMigrations,
    ...intakeMigrations,
    ...remindingMigrations,
  },
  refusals: { ...REFUSALS, ...RELEASE_REFUSALS },
  mount: mountRequests,
  jobs: (platform) => {
    scheduleReminders(platform)
    intakeJobs(platform)
    defineDisclosing(platform)
    platform.jobs.every('request-purge', { dailyAt: '03:20' }, async () => {
      await purgePersons(platform)
      await forgetTries(platform)
      await tidyCitizen(platform)
    })
  },
}

function mountRequests(app: FastifyInstance, platform: Platform): void {
  registerDeadlines(platform, requestDeadlines(platform))
  mountRequestsApi(app, platform)
  mountAttachmentsApi(app, platform)
  mountStepsApi(app, platform)
  mountDocuments(app, platform)
  mountCitizen(app, platform)
  mountCaseApi(app, platform)
  mountDossierApi(app, platform)
  mountReleasesApi(app, platform)
  mountIntakeApi(app, platform)
  mountReminders(app, platform)
}
