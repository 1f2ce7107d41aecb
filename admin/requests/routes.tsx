import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'
import { readListSearch } from './list/search.js'
import { readStatisticsSearch } from './statistics/search.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  component: lazyRouteComponent(() => import('./list/requests-page.js'), 'RequestsPage'),
  validateSearch: readListSearch,
})
const register = createRoute({
  getParentRoute: () => root,
  path: '/requests/register',
  component: lazyRouteComponent(() => import('./register/register-page.js'), 'RegisterPage'),
})
const handOver = createRoute({
  getParentRoute: () => root,
  path: '/requests/hand-over',
  component: lazyRouteComponent(() => import('./handover/hand-over-page.js'), 'HandOverPage'),
})
const statistics = createRoute({
  getParentRoute: () => root,
  path: '/requests/statistics',
  component: lazyRouteComponent(() => import('./statistics/statistics-page.js'), 'StatisticsPage'),
  validateSearch: readStatisticsSearch,
})
const reminders = createRoute({
  getParentRoute: () => root,
  path: '/requests/reminders',
  component: lazyRouteComponent(() => import('./reminders/reminders-page.js'), 'RemindersPage'),
})
const templates = createRoute({
  getParentRoute: () => root,
  path: '/requests/templates',
  component: lazyRouteComponent(() => import('./documents/templates-page.js'), 'TemplatesPage'),
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('./case/case-page.js'), 'CasePage'),
})

const mail = createRoute({
  getParentRoute: () => root,
  path: '/requests/mail',
  component: lazyRouteComponent(() => import('./intake/intake-page.js'), 'IntakePage'),
})

/** The screens of disclosure on request. */
export const requestRoutes = [list, register, handOver, statistics, reminders, templates, mail, one] as const
