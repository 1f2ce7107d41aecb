import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports-page.js'), 'ImportsPage'),
})
const run = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('./run-page.js'), 'RunPage'),
})

/** The screens of the import from old sites. */
export const importRoutes = [list, run] as const
