import type { Cells } from '../../../../law/annual-report/cells.js'
import type { Report } from '../../../../law/annual-report/report.js'
import type { Db, Tx } from '../../../platform/db/database.js'
import { Fault } from '../../../platform/errors/errors.js'
import { type Organ, organById, organsBelow } from '../../organs/index.js'
import { findVersion, publishedContents } from '../store/versions.js'
import type { Surroundings } from './compose.js'
import type { ReportId } from './id.js'
import { toReport } from './to-report.js'

/** A report's surroundings as the database knows them now. */
export interface Around extends Surroundings {
  organ: Organ
  /** The organ and all below it. */
  organs: Organ[]
  lastYear: Cells | null
  /** Last year's published report, for the prover. */
  lastYearReport: Report | null
  /** Published reports of the organs right below, for the same year. */
  parts: Report[]
}

/** Throws Fault `not-found` for an organ that does not exist. */
export async function surroundingsOf(db: Db | Tx, id: ReportId): Promise<Around> {
  const organ = await mustFindOrgan(db, id.organId)
  const organs = await organsBelow(db, organ.path)
  const previous = await findVersion(db, { organId: id.organId, year: id.year - 1 })
  const below = organs.filter((unit) => unit.parentId === organ.id)
  return {
    organ,
    organs,
    organName: organ.name,
    unitNames: new Map(organs.map(({ id: unitId, name }) => [unitId, name])),
    lastYear: previous?.content.cells ?? null,
    lastYearReport: previous ? toReport(previous.content) : null,
    parts: (
      await publishedContents(
        db,
        below.map((unit) => unit.id),
        id.year,
      )
    ).map(toReport),
  }
}

export async function mustFindOrgan(db: Db | Tx, organId: string): Promise<Organ> {
  const organ = await organById(db, organId)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
  return organ
}
