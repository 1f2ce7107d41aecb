import type { InspectionOutcome } from '../../../../api/inspection.js'
import type { ColumnView } from '../../../../api/publishing-view.js'
import type { Day } from '../../../../law/day.js'
import type { Site } from '../../../platform/site/site.js'
import type { HostProbe } from '../host/probe.js'
import type { PageFacts } from '../pages/facts.js'

/** A page that a run opened. */
export interface CheckedPage {
  href: string
  title: string
  organId: string
  reason: string | null
  ms: number
  facts: PageFacts | null
}

/** A link that leads nowhere, once for every organ on whose pages it stands. */
export interface BrokenLink {
  target: string
  outside: boolean
  reason: string
  organId: string
  /** The first page with it, and how many there are. */
  page: string
  title: string
  label: string
  pages: number
}

/** A document that the rules look at. */
export interface Paper {
  organId: string
  href: string
  title: string
  words: string
}

/** Everything that the rules judge. */
export interface Evidence {
  today: Day
  site: Site
  /** Those beside it on this installation: each has marks of its own. */
  otherSites: Site[]
  pages: CheckedPage[]
  broken: BrokenLink[]
  /** Addresses opened beside the pages. */
  links: { own: number; outside: number }
  /** Whether anything elsewhere answered: servers of offices often reach nothing outside. */
  isOnline: boolean
  /** Of the site's organ and those below it. */
  columns: ColumnView[]
  /** Columns that a reader gets to. */
  reached: ReadonlySet<string>
  /** When something was last published anywhere on the site. */
  newest: Day | null
  /** Readers' messages without an answer. */
  messages: { organId: string; number: string; page: string; receivedOn: Day; due: Day }[]
  searched: { title: string; href: string; organId: string; found: boolean }[]
  /** null: it is not known under which address citizens reach the site. */
  host: HostProbe | null
  uninterpreted: Paper[]
  late: Paper[]
  incomplete: Paper[]
  /** How many words the office's list has. */
  words: number
}

/** Something to be put right: where, whose, and what shows it. */
export interface Finding {
  organId: string
  /** The page; null where it is the whole site. */
  href: string | null
  title: string
  /** Of a link: where it leads. */
  target: string | null
  words: string
  excerpt: string
}

export interface Judgement {
  outcome: InspectionOutcome
  /** What was looked at and what came of it, in a sentence. */
  words: string
  findings: Finding[]
}

/** Passed when nothing is found. */
export function judged(words: string, findings: Finding[]): Judgement {
  return { outcome: findings.length === 0 ? 'pass' : 'fail', words, findings }
}

/** Not judged, and why. */
export const notApplicable = (words: string): Judgement => ({ outcome: 'na', words, findings: [] })

/** Of the whole site. */
export function ofSite(site: Site, words: string, excerpt = ''): Finding {
  return { organId: site.organId, href: '/', title: '首页', target: null, words, excerpt }
}
