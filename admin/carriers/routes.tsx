import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/carriers',
  component: lazyRouteComponent(() => import('./carriers-page.js'), 'CarriersPage'),
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/carriers/$id',
  component: lazyRouteComponent(() => import('./carrier-page.js'), 'CarrierPage'),
})

/** The screens of carriers: all of them, and one with what it was given. */
export const carrierRoutes = [list, one] as const
