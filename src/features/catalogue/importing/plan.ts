import type { CatalogueItem } from '../../../../api/catalogue.js'
import { newRowId, titleOf } from '../change.js'
import type { Row } from '../store.js'

/** What a file would make of a catalogue. */
export interface Plan {
  next: Row[]
  added: number
  changed: number
  same: number
  /** In the catalogue, not in the file. */
  absent: Row[]
}

/** A row of a file is the row of the same name; of several of one name the first is the first. So the same file again changes nothing. */
export function planImport(known: readonly Row[], items: readonly CatalogueItem[], absent: 'keep' | 'remove'): Plan {
  const byName = new Map<string, Row[]>()
  for (const row of known) byName.set(titleOf(row.item), [...(byName.get(titleOf(row.item)) ?? []), row])
  const plan: Plan = { next: [], added: 0, changed: 0, same: 0, absent: [] }
  for (const item of items) {
    const row = byName.get(titleOf(item))?.shift()
    if (!row) plan.added += 1
    else if (JSON.stringify(row.item) === JSON.stringify(item)) plan.same += 1
    else plan.changed += 1
    plan.next.push({ id: row?.id ?? newRowId(), n: 0, item })
  }
  plan.absent = [...byName.values()].flat()
  if (absent === 'keep') plan.next.push(...plan.absent)
  return plan
}
