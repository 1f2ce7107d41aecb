import type { InspectionKind } from '../../../../api/inspection.js'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import type { Db } from '../../../platform/db/database.js'
import type { Platform } from '../../../platform/platform.js'
import { readSite } from '../../../platform/site/site.js'
import { sectionsOf } from '../../portal/index.js'
import { countsOf, listPublished, partsOfPublic, publicAddresses, publicLines, WHOLE_SITE } from '../../publishing/index.js'

/** What a run looks at, and by which rule it was chosen. */
export interface Plan {
  /** Pages that are no documents. */
  pages: number
  documents: number
  ofDocuments: number
  /** Document with which the next nightly check goes on; null: with the first. */
  nextId: string | null
}

export interface Target {
  href: string
  organId: string
  title: string
}

/** A rehearsal opens as many documents as this in all: the newest, and the rest evenly over all others. */
export const SAMPLE = { newest: 300, others: 700 }
/** A night opens as many, in the order of their ids, and goes on there the next night. */
export const NIGHTLY = 5_000
const MOST_PAGES = 2_000
const AT_A_TIME = 500

/** Chooses what a run opens. */
export async function planRun(platform: Platform, kind: InspectionKind, from: string): Promise<{ plan: Plan; targets: Target[] }> {
  const { db } = platform.database
  const site = await readSite(db)
  const pages = new Map<string, Target>([['/', { href: '/', organId: site.organId, title: '首页' }]])
  for (const { href, title } of (await sectionsOf(platform, site)).flatMap((section) => section.pages)) {
    if (href.startsWith('/') && pages.size < MOST_PAGES && !pages.has(href)) {
      pages.set(href, { href, organId: organOf(href) ?? site.organId, title })
    }
  }
  const ofDocuments = (await countsOf(db, SITE_ID, [WHOLE_SITE])).get(WHOLE_SITE)?.shown ?? 0
  const { ids, nextId } = kind === 'rehearsal' ? await sampled(platform, ofDocuments) : await nextOnes(db, from)
  const documents = await targetsOf(platform, ids)
  const plan = { pages: pages.size, documents: documents.length, ofDocuments, nextId }
  return { plan, targets: [...pages.values(), ...documents] }
}

/** By which rule a run chose, in words for its report. */
export function ruleOf({ pages, documents, ofDocuments }: Plan, kind: InspectionKind): string {
  const columns = `首页、栏目和其他固定网页 ${pages} 个`
  if (documents >= ofDocuments) return `${columns}，已公开信息全部 ${documents} 条。`
  const how = kind === 'rehearsal' ? `最近公开的 ${SAMPLE.newest} 条，其余按编号等距抽取` : '按编号依次检查，每晚接着上一晚'
  return `${columns}，已公开信息 ${ofDocuments} 条中的 ${documents} 条：${how}。`
}

async function sampled(platform: Platform, all: number): Promise<{ ids: string[]; nextId: null }> {
  const { db } = platform.database
  if (all <= SAMPLE.newest + SAMPLE.others) {
    return { ids: (await publicAddresses(db, SITE_ID, '', SAMPLE.newest + SAMPLE.others)).map(({ id }) => id), nextId: null }
  }
  const { documents } = await listPublished(db, SITE_ID, { limit: SAMPLE.newest, today: today(platform.clock) })
  const others = await partsOfPublic(db, SITE_ID, Math.ceil(all / SAMPLE.others))
  return { ids: [...new Set([...documents.map(({ id }) => id), ...others])], nextId: null }
}

async function nextOnes(db: Db, from: string): Promise<{ ids: string[]; nextId: string | null }> {
  const found = await publicAddresses(db, SITE_ID, from, NIGHTLY + 1)
  return { ids: found.slice(0, NIGHTLY).map(({ id }) => id), nextId: found[NIGHTLY]?.id ?? null }
}

async function targetsOf(platform: Platform, ids: readonly string[]): Promise<Target[]> {
  const targets: Target[] = []
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const lines = await publicLines(platform.database.db, SITE_ID, ids.slice(at, at + AT_A_TIME), today(platform.clock))
    targets.push(...lines.map(({ href, organId, title }) => ({ href, organId, title })))
  }
  return targets
}

/** Whose 政府信息公开 an address belongs to. */
function organOf(href: string): string | null {
  const [, root, organ] = href.split('/')
  return root === 'zfxxgk' && organ && organ !== 'zhengce' ? organ : null
}
