import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../root.js'

export interface CatalogueSearch {
  organ?: string
  field?: string
}

const page = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  component: lazyRouteComponent(() => import('./catalogue-page.js'), 'CataloguePage'),
  validateSearch: ({ organ, field }: Record<string, unknown>): CatalogueSearch => ({
    ...(typeof organ === 'string' ? { organ } : {}),
    ...(typeof field === 'string' ? { field } : {}),
  }),
})

/** The screen of the standard catalogues. */
export const catalogueRoutes = [page] as const
