import type { FastifyInstance } from 'fastify'
import { mountForm, mountPages } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { dropOldDrafts, forgetWork, mountApply } from './apply/index.js'
import { guidePages } from './guide/pages.js'
import { nodePage } from './node/node-page.js'
import { sealsPage, verifyForm } from './proof/verify-page.js'
import { mountQuery } from './query/index.js'
import { mountStatistics } from './statistics/index.js'

/** The citizen's side: what stands below 依申请公开 of every organ. */
export function mountCitizen(app: FastifyInstance, platform: Platform): void {
  mountApply(app, platform)
  mountForm(app, platform, verifyForm)
  mountQuery(app, platform)
  mountPages(app, platform, [nodePage(app), sealsPage, ...guidePages])
  mountStatistics(app, platform)
}

/** Every night: drafts that nobody goes on with, and proofs of work that are over. */
export async function tidyCitizen(platform: Platform): Promise<void> {
  await dropOldDrafts(platform)
  await forgetWork(platform)
}
