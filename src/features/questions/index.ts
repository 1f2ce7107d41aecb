import type { FastifyInstance } from 'fastify'
import type { Feature } from '../../platform/feature.js'
import { mountForm, mountPages } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { registerSections } from '../portal/index.js'
import { registerBeside } from '../publishing/index.js'
import { mountQuestionsApi } from './api.js'
import { besideDocument } from './beside.js'
import { questionMigrations } from './migrations.js'
import { answersPages } from './pages/answersPages.js'
import { askForm } from './pages/askPage.js'
import { statusForm } from './pages/statusPage.js'
import { ANSWERS_PATH, ASK_PATH } from './public.js'
import { findAnswers } from './searchable.js'
import { REFUSALS } from './words.js'

export const questions: Feature = {
  name: 'questions',
  migrations: questionMigrations,
  refusals: REFUSALS,
  jobs: findAnswers,
  mount: mountQuestions,
}

function mountQuestions(app: FastifyInstance, platform: Platform): void {
  registerBeside(platform, (document) => besideDocument(platform.database.db, document))
  registerSections(platform, async () => [
    {
      title: '政民互动',
      pages: [
        { href: ASK_PATH, title: '政策咨询' },
        { href: ANSWERS_PATH, title: '政策问答' },
      ],
    },
  ])
  mountForm(app, platform, askForm)
  mountForm(app, platform, statusForm)
  mountPages(app, platform, answersPages)
  mountQuestionsApi(app, platform)
}
