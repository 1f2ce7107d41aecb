import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/zhandian',
  component: lazyRouteComponent(() => import('./sites-page.js'), 'SitesPage'),
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/zhandian/$id',
  component: lazyRouteComponent(() => import('./site-page.js'), 'SitePage'),
})

/** The sites of this installation and their settings. */
export const siteRoutes = [list, one] as const
