import type { Feature } from '../../platform/feature.js'
import { mountPages } from '../../platform/http/mount.js'
import { mountOrgansApi } from './api.js'
import { organMigrations } from './migrations/index.js'
import { organListPage } from './pages/listPage.js'
import { seedOrgans } from './seed.js'
import { REFUSALS } from './words.js'

export { addOrgan, mergeOrgan, moveOrgan, type NewOrgan, renameOrgan } from './change.js'
export { onOrganMoved } from './moves.js'
export type { Organ, OrganKind, OrganName, OrganRank } from './organ.js'
export { DISCLOSURE_NODES, DisclosureLayout, type DisclosureNode, disclosureTrail } from './pages/disclosureLayout.js'
export { organsWhere } from './scope.js'
export { namesOf, organById, organsBelow, predecessorsOf, standingOrgans } from './store.js'
export { ORGAN_KINDS, ORGAN_RANKS } from './words.js'

export const organs: Feature = {
  name: 'organs',
  migrations: organMigrations,
  mount: (app, platform) => {
    mountPages(app, platform, [organListPage])
    mountOrgansApi(app, platform)
  },
  refusals: REFUSALS,
  seed: seedOrgans,
}
