import type { FastifyInstance } from 'fastify'
import { mountPages } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { guidePages } from './guide/pages.js'
import { mountQuery } from './query/index.js'
import { mountStatistics } from './statistics/index.js'

/** The citizen's side: what stands below 依申请公开 of every organ. */
export function mountCitizen(app: FastifyInstance, platform: Platform): void {
  mountQuery(app, platform)
  mountPages(app, platform, guidePages)
  mountStatistics(app, platform)
}
