import type { Day } from '../../../law/day.js'

interface FieldTable {
  site_id: string
  organ_id: string
  field: string
  /** The version in force; 0: none yet. */
  version: number
  adopted_on: Day | null
}

interface RowTable {
  site_id: string
  organ_id: string
  field: string
  /** 0 is what is being worked on; every version is a copy of it. */
  version: number
  id: string
  n: number
  /** CatalogueItem as JSON. */
  item: string
}

interface VersionTable {
  site_id: string
  organ_id: string
  field: string
  no: number
  adopted_on: Day
  adopted_by: string
  note: string
  rows: number
}

declare module '../../platform/db/database.js' {
  interface Schema {
    catalogue_field: FieldTable
    catalogue_row: RowTable
    catalogue_version: VersionTable
  }
}
