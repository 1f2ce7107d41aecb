import type { CatalogueLevel, CatalogueStanding } from '../../../../api/catalogue.js'
import { CATALOGUE_LEVELS, catalogueStandingSchema } from '../../../../api/catalogue.js'
import type { Covered } from '../coverage.js'
import type { FieldRow } from '../store.js'
import { STANDINGS } from '../words.js'

export type Shown = FieldRow & Covered

/** What the table can be narrowed by; the name is the one in addresses. */
export const FACETS = ['lingyu', 'cengji', 'zhuti', 'zhuangtai'] as const
export type Facet = (typeof FACETS)[number]
export const FACET_TITLES: Record<Facet, string> = { lingyu: '领域', cengji: '公开层级', zhuti: '公开主体', zhuangtai: '公开情况' }

export type Chosen = Partial<Record<Facet, string>>

export function chosenIn(query: Record<string, string>): Chosen {
  return Object.fromEntries(FACETS.flatMap((facet) => (query[facet] ? [[facet, query[facet].slice(0, 300)]] : [])))
}

/** The rows that fit; `without` leaves one facet aside, to count what each of its values would leave. */
export function fitting(rows: readonly Shown[], chosen: Chosen, without?: Facet): Shown[] {
  const wanted = FACETS.filter((facet) => facet !== without && chosen[facet] !== undefined)
  return rows.filter((row) => wanted.every((facet) => valuesOf(row, facet).includes(chosen[facet] as string)))
}

/** The values of a facet with how many rows each leaves, the most first; levels and standings in their own order. */
export function countsOf(rows: readonly Shown[], chosen: Chosen, facet: Facet): { value: string; label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const row of fitting(rows, chosen, facet)) for (const value of valuesOf(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  const found = [...counts].map(([value, count]) => ({ value, label: labelOf(facet, value), count }))
  return found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

export function labelOf(facet: Facet, value: string): string {
  if (facet === 'cengji') return CATALOGUE_LEVELS[value as CatalogueLevel] ?? value
  if (facet !== 'zhuangtai') return value
  const standing = catalogueStandingSchema.safeParse(value)
  return standing.success ? STANDINGS[standing.data] : value
}

function valuesOf({ field, item, standing }: Shown, facet: Facet): readonly string[] {
  switch (facet) {
    case 'lingyu':
      return [field]
    case 'cengji':
      return item.levels
    case 'zhuti':
      return item.subject === '' ? [] : [item.subject]
    case 'zhuangtai':
      return [standing satisfies CatalogueStanding]
  }
}
