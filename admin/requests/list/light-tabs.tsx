import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Light } from '../../../api/request-view.js'
import { LIGHT_ORDER, LightMark } from '../light.js'
import './list.css'
import type { ListSearch } from './search.js'

interface Props {
  search: ListSearch
  counts: Partial<Record<Light, number>> | undefined
}

/** The lights with how many stand under each; every one leads to its list. */
export function LightTabs({ search, counts }: Props): ReactElement {
  const { light: _, scope: __, ...rest } = search
  const all = Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0)
  return (
    <nav aria-label="按期限" className="light-tabs">
      <Link to="/requests" search={rest} activeOptions={EXACT}>
        在办 {counts ? all : ''}
      </Link>
      {LIGHT_ORDER.map((light) => (
        <Link
          key={light}
          to="/requests"
          search={{ ...rest, light, ...(light === 'done' ? { scope: 'done' as const } : {}) }}
          activeOptions={EXACT}
        >
          <LightMark light={light} /> {light === 'done' ? '' : (counts?.[light] ?? '')}
        </Link>
      ))}
      <Link to="/requests" search={{ ...rest, scope: 'all' }} activeOptions={EXACT}>
        全部
      </Link>
    </nav>
  )
}

/** Only the tab whose address is on the screen is the current one. */
const EXACT = { exact: true }
