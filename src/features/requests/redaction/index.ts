import type { RefusalText } from '../../../platform/feature.js'

export { mountReleasesApi } from './api.js'
export { releaseMigrations } from './migrations.js'
export { type ReadOffice, registerOfficeReader } from './office.js'
export { type ReleasedFile, readReleased, releasedFiles } from './releasing.js'

/** What people read for the refusals of releases. */
export const RELEASE_REFUSALS: Record<string, RefusalText> = {
  'release-same-person': '遮盖和确认不能是同一个人，请由另一位同事看过结果后确认。',
  'release-not-made': '这个文件还没有做出结果，请先标出要遮盖的内容并生成结果。',
  'release-confirmed': '这个文件已经确认公开，不能再改动或移除。',
}
