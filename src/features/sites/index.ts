import type { Feature } from '../../platform/feature.js'
import { onOrganMoved } from '../organs/index.js'
import { mountSitesApi } from './api.js'
import { defineFollowing, enqueueFollowing } from './followers.js'
import { seedSites } from './seed.js'
import { REFUSALS } from './words.js'

export { mustBeSite } from './change.js'
export { registerSiteCheck } from './complete.js'
export { registerFollower } from './followers.js'

export const sites: Feature = {
  name: 'sites',
  refusals: REFUSALS,
  mount: (app, platform) => {
    mountSitesApi(app, platform)
    onOrganMoved(platform, (tx) => enqueueFollowing(platform, tx))
  },
  jobs: defineFollowing,
  seed: seedSites,
}
