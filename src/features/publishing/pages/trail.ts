import { disclosureTrail, type Organ } from '../../organs/index.js'
import type { Column } from '../columns/column.js'

/** 当前位置 down to a column among its organ's. */
export function trailOf(organ: Organ | null, columns: readonly Column[], column: Column | null): [label: string, href: string][] {
  if (!organ || !column) return []
  const way: [string, string][] = []
  for (let at: Column | undefined = column; at; at = columns.find((one) => one.id === at?.parentId)) way.unshift([at.name, `/${at.id}`])
  return column.id.startsWith('zfxxgk/') ? disclosureTrail(organ, ...way) : way
}
