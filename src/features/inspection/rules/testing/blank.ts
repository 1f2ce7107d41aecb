import type { ColumnView } from '../../../../../api/publishing-view.js'
import { day } from '../../../../../law/day.js'
import { BLANK_SITE } from '../../../../platform/site/site.js'
import type { CheckedPage, Evidence } from '../evidence.js'

/** Evidence of a site on which nothing was looked at, with what a test changes. */
export function blankEvidence(more: Partial<Evidence> = {}): Evidence {
  return {
    today: day('2021-09-10'),
    site: BLANK_SITE,
    otherSites: [],
    pages: [],
    broken: [],
    links: { own: 0, outside: 0 },
    isOnline: true,
    columns: [],
    reached: new Set(),
    newest: null,
    messages: [],
    searched: [],
    host: null,
    uninterpreted: [],
    late: [],
    incomplete: [],
    words: 0,
    ...more,
  }
}

/** A page that opened at once and has everything. */
export function goodPage(href: string, more: Partial<CheckedPage> = {}): CheckedPage {
  return { href, title: href, organId: 'ledu', reason: null, ms: 10, facts: { missing: [], hits: [], footer: '' }, ...more }
}

/** A column of the law's tree with its light. */
export function column(id: string, more: Partial<ColumnView>): ColumnView {
  return {
    id,
    organId: 'ledu',
    parentId: null,
    name: id,
    kind: 'list',
    rank: 0,
    locked: false,
    statutory: true,
    article: null,
    href: null,
    lead: null,
    freshnessDays: 90,
    minItems: 0,
    reviewSteps: ['first'],
    hidden: false,
    shown: 1,
    newest: '2021-09-01',
    light: 'green',
    daysLeft: 81,
    ...more,
  }
}
