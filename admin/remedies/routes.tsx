import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'
import { readListSearch, readRegisterSearch } from './search.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/remedies',
  component: lazyRouteComponent(() => import('./list-page.js'), 'RemediesPage'),
  validateSearch: readListSearch,
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/remedies/register',
  component: lazyRouteComponent(() => import('./register-page.js'), 'RegisterRemedyPage'),
  validateSearch: readRegisterSearch,
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/remedies/$id',
  component: lazyRouteComponent(() => import('./remedy-page.js'), 'RemedyPage'),
})

/** The screens of reviews and suits. */
export const remedyRoutes = [list, register, one] as const
