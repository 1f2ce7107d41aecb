import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { carrierRoutes } from './carriers/routes.js'
import { catalogueRoutes } from './catalogue/routes.js'
import { correctionRoutes } from './corrections/routes.js'
import { importRoutes } from './importing/routes.js'
import { inspectionRoutes } from './inspection/routes.js'
import { publishingRoutes } from './publishing/routes.js'
import { questionRoutes } from './questions/routes.js'
import { remedyRoutes } from './remedies/routes.js'
import { requestRoutes } from './requests/routes.js'
import { root } from './root.js'
import { siteRoutes } from './sites/routes.js'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.js'), 'HomePage'),
})
const reports = createRoute({
  getParentRoute: () => root,
  path: '/nianbao',
  component: lazyRouteComponent(() => import('./making/reports-page.js'), 'ReportsPage'),
  validateSearch: (search: Record<string, unknown>): { year?: number } => (Number(search.year) ? { year: Number(search.year) } : {}),
})
const report = createRoute({
  getParentRoute: () => root,
  path: '/nianbao/$id',
  component: lazyRouteComponent(() => import('./making/report-page.js'), 'ReportPage'),
  validateSearch: (search: Record<string, unknown>): { part?: string; cell?: string } => ({
    ...(typeof search.part === 'string' ? { part: search.part } : {}),
    ...(typeof search.cell === 'string' ? { cell: search.cell } : {}),
  }),
})
const reading = createRoute({
  getParentRoute: () => root,
  path: '/yuedu',
  component: lazyRouteComponent(() => import('./reading/reading-page.js'), 'ReadingPage'),
})
const organs = createRoute({
  getParentRoute: () => root,
  path: '/danwei',
  component: lazyRouteComponent(() => import('./organs/organs-page.js'), 'OrgansPage'),
})
const organ = createRoute({
  getParentRoute: () => root,
  path: '/danwei/$id',
  component: lazyRouteComponent(() => import('./organs/organ-page.js'), 'OrganPage'),
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/rili',
  component: lazyRouteComponent(() => import('./calendar/calendar-page.js'), 'CalendarPage'),
})
const users = createRoute({
  getParentRoute: () => root,
  path: '/yonghu',
  component: lazyRouteComponent(() => import('./users/users-page.js'), 'UsersPage'),
})
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/taizhang',
  component: lazyRouteComponent(() => import('./system/ledger-page.js'), 'LedgerPage'),
})
const system = createRoute({
  getParentRoute: () => root,
  path: '/xitong',
  component: lazyRouteComponent(() => import('./system/system-page.js'), 'SystemPage'),
})
const password = createRoute({
  getParentRoute: () => root,
  path: '/mima',
  component: lazyRouteComponent(() => import('./users/password-page.js'), 'PasswordPage'),
})

export type Router = ReturnType<typeof newRouter>

/** The screens of the workbench by address, below /admin. Each is loaded when it is first opened. */
export function newRouter() {
  const routeTree = root.addChildren([
    home,
    ...requestRoutes,
    ...remedyRoutes,
    ...publishingRoutes,
    ...catalogueRoutes,
    ...correctionRoutes,
    ...questionRoutes,
    ...importRoutes,
    ...carrierRoutes,
    ...inspectionRoutes,
    reports,
    report,
    reading,
    organs,
    organ,
    calendar,
    users,
    ...siteRoutes,
    ledger,
    system,
    password,
  ])
  return createRouter({ routeTree, basepath: '/admin', defaultPreload: false })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: Router
  }
}
