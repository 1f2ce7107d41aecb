import type { FastifyInstance } from 'fastify'
import { mountForm } from '../../../../platform/http/mount.js'
import type { Platform } from '../../../../platform/platform.js'
import { correctionForm } from './correction-page.js'
import { caseForm } from './open.js'
import { mountPapers } from './papers.js'
import { queryForm } from './query-page.js'
import { ratingForm } from './rating-page.js'
import { reasonsForm } from './reasons-page.js'
import { statusForm } from './status-page.js'
import { withdrawForm } from './withdraw-page.js'

/** 办理查询 of every organ, and what an applicant may do about a case of theirs. */
export function mountQuery(app: FastifyInstance, platform: Platform): void {
  mountForm(app, platform, queryForm)
  mountForm(app, platform, caseForm(statusForm))
  mountForm(app, platform, caseForm(correctionForm))
  mountForm(app, platform, caseForm(reasonsForm))
  mountForm(app, platform, caseForm(withdrawForm))
  mountForm(app, platform, caseForm(ratingForm))
  mountPapers(app, platform)
}
