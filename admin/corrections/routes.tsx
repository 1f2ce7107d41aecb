import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'

export interface CorrectionsSearch {
  scope?: 'done'
}

const list = createRoute({
  getParentRoute: () => root,
  path: '/corrections',
  component: lazyRouteComponent(() => import('./corrections-page.js'), 'CorrectionsPage'),
  validateSearch: (search: Record<string, unknown>): CorrectionsSearch => (search.scope === 'done' ? { scope: 'done' } : {}),
})

/** The screen of what readers found wrong. */
export const correctionRoutes = [list] as const
