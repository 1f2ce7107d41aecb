import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Light } from '../../../api/request-view.js'
import { LIGHT_ORDER, LightMark } from '../light.js'
import './list.css'
import type { ListSearch } from './search.js'

interface Props {
  search: ListSearch
  /** The list itself is on the screen, not only the way to it. */
  here?: boolean
  counts: Partial<Record<Light, number>> | undefined
}

/** The lights with how many stand under each; every one leads to its list. */
export function LightTabs({ search, here = false, counts }: Props): ReactElement {
  const { light: shown, scope, ...rest } = search
  const all = Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0)
  const everything = here && shown === undefined && (scope ?? 'running') === 'running'
  return (
    <nav aria-label="按期限" className="light-tabs">
      <Link to="/requests" search={rest} aria-current={everything ? 'true' : undefined}>
        在办 {counts ? all : ''}
      </Link>
      {LIGHT_ORDER.map((light) => (
        <Link
          key={light}
          to="/requests"
          search={{ ...rest, light, ...(light === 'done' ? { scope: 'done' as const } : {}) }}
          aria-current={here && shown === light ? 'true' : undefined}
        >
          <LightMark light={light} /> {light === 'done' ? '' : (counts?.[light] ?? '')}
        </Link>
      ))}
      <Link
        to="/requests"
        search={{ ...rest, scope: 'all' }}
        aria-current={here && shown === undefined && scope === 'all' ? 'true' : undefined}
      >
        全部
      </Link>
    </nav>
  )
}
