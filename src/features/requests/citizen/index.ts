import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../../platform/platform.js'
import { mountQuery } from './query/index.js'

/** The citizen's side: what stands below 依申请公开 of every organ. */
export function mountCitizen(app: FastifyInstance, platform: Platform): void {
  mountQuery(app, platform)
}
