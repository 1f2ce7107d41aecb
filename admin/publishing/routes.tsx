import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'
import { readColumnsSearch, readDocumentsSearch, readNewSearch } from './search.js'

const list = createRoute({
  getParentRoute: () => root,
  path: '/publishing',
  component: lazyRouteComponent(() => import('./list/documents-page.js'), 'DocumentsPage'),
  validateSearch: readDocumentsSearch,
})
const begin = createRoute({
  getParentRoute: () => root,
  path: '/publishing/new',
  component: lazyRouteComponent(() => import('./document/new-page.js'), 'NewPage'),
  validateSearch: readNewSearch,
})
const columns = createRoute({
  getParentRoute: () => root,
  path: '/publishing/columns',
  component: lazyRouteComponent(() => import('./columns/columns-page.js'), 'ColumnsPage'),
  validateSearch: readColumnsSearch,
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/publishing/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.js'), 'SettingsPage'),
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/publishing/$id',
  component: lazyRouteComponent(() => import('./document/document-page.js'), 'DocumentPage'),
})

/** The screens of proactive publication. */
export const publishingRoutes = [list, begin, columns, settings, one] as const
