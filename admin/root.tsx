import { createRootRoute, Link, retainSearchParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Frame } from './frame/frame.js'
import { Page } from './parts/page.js'

export interface RootSearch {
  /** The practice space (演练) is open; kept from screen to screen. */
  practice?: 'yes'
}

/** What all screens hang on. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: Nowhere,
  validateSearch: (search: Record<string, unknown>): RootSearch => (search.practice === 'yes' ? { practice: 'yes' } : {}),
  search: { middlewares: [retainSearchParams(['practice'])] },
})

function Nowhere(): ReactElement {
  return (
    <Page title="没有这个页面">
      <p>
        地址可能写错了，或者内容已经移走。<Link to="/">回到我的工作</Link>
      </p>
    </Page>
  )
}
