import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { QuestionStatus } from '../../api/questions.js'
import { root } from '../root.js'

export interface QuestionsSearch {
  scope?: Exclude<QuestionStatus, 'received'>
}

const list = createRoute({
  getParentRoute: () => root,
  path: '/questions',
  component: lazyRouteComponent(() => import('./questions-page.js'), 'QuestionsPage'),
  validateSearch: ({ scope }: Record<string, unknown>): QuestionsSearch => (scope === 'review' || scope === 'answered' ? { scope } : {}),
})
const one = createRoute({
  getParentRoute: () => root,
  path: '/questions/$number',
  component: lazyRouteComponent(() => import('./question-page.js'), 'QuestionPage'),
})

/** The screens of questions about policies. */
export const questionRoutes = [list, one] as const
