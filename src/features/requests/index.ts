import type { Feature } from '../../platform/feature.js'
import { requestMigrations } from './migrations/index.js'
import { REFUSALS } from './words.js'

export {
  type ApplicantView,
  applicantView,
  correctRequest,
  findByNumberAndPassword,
  giveReasonsFor,
  rate,
  withdrawRequest,
} from './applicant.js'
export { type Incoming, type Receipt, submitRequest } from './submitting.js'

export const requests: Feature = {
  name: 'requests',
  migrations: requestMigrations,
  refusals: REFUSALS,
}
