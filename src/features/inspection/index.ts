import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import type { Platform } from '../../platform/platform.js'
import { mountInspectionApi } from './api.js'
import { remindOfColumns } from './freshness/digest.js'
import { inspectionMigrations } from './migrations.js'
import { openPagesOf } from './pages/own.js'
import { checkLinks, STEP_JOB, takeRunStep } from './runs/run.js'
import { mountStatisticsApi } from './statistics/api.js'

export const inspection: Feature = {
  name: 'inspection',
  migrations: inspectionMigrations,
  refusals: { 'inspection-running': '已经有一次自查正在进行，请等它结束。' },
  mount: mountInspection,
  jobs: (platform) => {
    platform.jobs.define(STEP_JOB, (payload) => takeRunStep(platform, payload))
    platform.jobs.every('inspection-links', { dailyAt: '02:10' }, () => checkLinks(platform))
    platform.jobs.every('inspection-columns', { dailyAt: '08:00' }, () => remindOfColumns(platform))
  },
}

function mountInspection(app: FastifyInstance, platform: Platform): void {
  openPagesOf(platform, app)
  mountInspectionApi(app, platform)
  mountStatisticsApi(app, platform)
}
