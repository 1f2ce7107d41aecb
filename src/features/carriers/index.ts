import type { Feature } from '../../platform/feature.js'
import { mountCarriersApi } from './api.js'
import { defineDelivering } from './deliver.js'
import { mountDeliveriesApi } from './deliveriesApi.js'
import { carrierMigrations } from './migrations.js'
import { keepOutbox } from './outbox.js'
import { REFUSALS } from './words.js'

export const carriers: Feature = {
  name: 'carriers',
  migrations: carrierMigrations,
  refusals: REFUSALS,
  jobs: defineDelivering,
  mount: (app, platform) => {
    keepOutbox(platform)
    mountCarriersApi(app, platform)
    mountDeliveriesApi(app, platform)
  },
}
