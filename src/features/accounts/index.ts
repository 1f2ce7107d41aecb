import type { Feature } from '../../platform/feature.js'
import { mountForm } from '../../platform/http/mount.js'
import { mountAccountsApi } from './api.js'
import { accountMigrations } from './migrations/index.js'
import { operatorVerbs } from './operator.js'
import { passwordPage } from './pages/passwordPage.js'
import { setUpPage } from './pages/setUpPage.js'
import { signInPage } from './pages/signInPage.js'
import { mountSystemApi } from './systemApi.js'
import { loadViewer } from './viewer.js'
import { REFUSALS } from './words.js'

export { type Colleague, holdersOf, namesOfUsers } from './colleagues.js'
export { grantRole } from './grants.js'
export { linkPath } from './links.js'
export { firstLink } from './setUp.js'
export { addUser } from './users.js'
export { loadViewer } from './viewer.js'

export const accounts: Feature = {
  name: 'accounts',
  migrations: accountMigrations,
  refusals: REFUSALS,
  operator: operatorVerbs,
  mount: (app, platform) => {
    platform.sessions.describeViewers(loadViewer)
    mountForm(app, platform, signInPage)
    mountForm(app, platform, passwordPage)
    mountForm(app, platform, setUpPage)
    mountAccountsApi(app, platform)
    mountSystemApi(app, platform)
  },
}
