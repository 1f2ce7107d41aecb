import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'
import { readListSearch } from './list/search.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  component: lazyRouteComponent(() => import('./list/requests-page.js'), 'RequestsPage'),
  validateSearch: readListSearch,
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('./case/case-page.js'), 'CasePage'),
})

/** The screens of disclosure on request. */
export const requestRoutes = [list, one] as const
