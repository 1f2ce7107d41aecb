import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'
import { readHealthSearch, readRunSearch, readStatisticsSearch } from './search.js'

const rehearsal = createRoute({
  getParentRoute: () => root,
  path: '/inspection',
  component: lazyRouteComponent(() => import('./rehearsal-page.js'), 'RehearsalPage'),
  validateSearch: readRunSearch,
})
const columns = createRoute({
  getParentRoute: () => root,
  path: '/inspection/columns',
  component: lazyRouteComponent(() => import('./columns-page.js'), 'ColumnHealthPage'),
  validateSearch: readHealthSearch,
})
const statistics = createRoute({
  getParentRoute: () => root,
  path: '/inspection/statistics',
  component: lazyRouteComponent(() => import('./statistics-page.js'), 'PublicationStatisticsPage'),
  validateSearch: readStatisticsSearch,
})

/** The screens of the oversight of one's own portal. */
export const inspectionRoutes = [rehearsal, columns, statistics] as const
