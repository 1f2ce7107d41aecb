import type { Feature } from '../../platform/feature.js'
import { registerSections } from '../portal/index.js'
import { mountCarriersApi } from './api.js'
import { defineDelivering } from './deliver.js'
import { mountDeliveriesApi } from './deliveriesApi.js'
import { defineMailJobs, mountMail, SUBSCRIBE_PATH } from './mail/index.js'
import { carrierMigrations } from './migrations.js'
import { keepOutbox } from './outbox.js'
import { REFUSALS } from './words.js'

export const carriers: Feature = {
  name: 'carriers',
  migrations: carrierMigrations,
  refusals: REFUSALS,
  jobs: (platform) => {
    defineDelivering(platform)
    defineMailJobs(platform)
  },
  mount: (app, platform) => {
    keepOutbox(platform)
    mountCarriersApi(app, platform)
    mountDeliveriesApi(app, platform)
    mountMail(app, platform)
    registerSections(platform, async () => [{ title: '服务', pages: [{ href: SUBSCRIBE_PATH, title: '订阅' }] }])
  },
}
