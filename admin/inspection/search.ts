import type { z } from 'zod'
import { publicationStatistics } from '../../api/publication-statistics.js'
import type { ColumnView } from '../../api/publishing-view.js'
import { readQuery } from '../parts/search.js'

export interface RunSearch {
  run?: string
  part?: string
}

export function readRunSearch({ run, part }: Record<string, unknown>): RunSearch {
  return { ...(typeof run === 'string' ? { run } : {}), ...(typeof part === 'string' ? { part } : {}) }
}

export const LIGHTS = { red: '超过期限', yellow: '快到期', empty: '空栏目', green: '正常' } as const satisfies Partial<
  Record<ColumnView['light'], string>
>
export const ORDERS = { left: '剩余天数', newest: '最近更新', organ: '单位' } as const

export interface HealthSearch {
  light?: keyof typeof LIGHTS
  by?: keyof typeof ORDERS
  q?: string
}

export function readHealthSearch({ light, by, q }: Record<string, unknown>): HealthSearch {
  return {
    ...(typeof light === 'string' && light in LIGHTS ? { light: light as keyof typeof LIGHTS } : {}),
    ...(typeof by === 'string' && by in ORDERS ? { by: by as keyof typeof ORDERS } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
  }
}

const statisticsQuery = publicationStatistics.query as NonNullable<typeof publicationStatistics.query>
export type StatisticsSearch = Partial<z.input<typeof statisticsQuery>>

export function readStatisticsSearch(search: Record<string, unknown>): StatisticsSearch {
  return readQuery(statisticsQuery, search)
}
