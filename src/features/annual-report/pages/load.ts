import type { PageRequest } from '../../../platform/html/page.js'
import { type Organ, organById } from '../../organs/index.js'
import type { ReportId } from '../making/id.js'
import { type VersionRow } from '../store/tables.js'
import { findVersion, listVersions } from '../store/versions.js'

/** A published report as the public pages show it. */
export interface Shown {
  organ: Organ
  id: ReportId
  version: VersionRow
  /** All public versions, oldest first. */
  versions: Omit<VersionRow, 'content'>[]
  /** /zfxxgk/ledu/nianbao/2021 */
  address: string
}

/** The report that an address names, in its newest version or the one that `number` asks for; null when it is not public. */
export async function loadShown({ platform, params }: PageRequest, number?: number): Promise<Shown | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const year = Number(params.year)
  if (!organ || !Number.isInteger(year)) return null
  const id = { organId: organ.id, year }
  const version = await findVersion(db, id, number)
  if (!version?.is_public) return null
  return { organ, id, version, versions: await listVersions(db, id), address: addressOf(id) }
}

export function addressOf({ organId, year }: ReportId): string {
  return `/zfxxgk/${organId}/nianbao/${year}`
}

/** The place of a report in the site, and of a page below it. */
export function trailOf({ organ, id, address }: Shown, ...rest: [label: string, href: string][]): [label: string, href: string][] {
  return [['政府信息公开年报', `/zfxxgk/${organ.id}/nianbao`], [`${id.year}年`, address], ...rest]
}
