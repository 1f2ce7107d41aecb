import { type DisclosureItem, itemsFor } from '../../../../law/publishing/items.js'
import { DISCLOSURE_NODES, type Organ } from '../../organs/index.js'
import { REVIEW_STEPS, type ReviewStep } from '../document/events.js'

export type ColumnKind = 'list' | 'page' | 'documents' | 'topic' | 'link'

/** A column as it stands, from the law's tree or the office's own. Its id is its address without the slash before. */
export interface Column {
  id: string
  organId: string
  parentId: string | null
  name: string
  kind: ColumnKind
  rank: number
  /** Name, order and address are fixed (国办公开办函〔2019〕61号). */
  locked: boolean
  /** Of the law's own tree. */
  statutory: boolean
  article: string | null
  href: string | null
  lead: string | null
  freshnessDays: number | null
  minItems: number
  reviewSteps: ReviewStep[]
  hidden: boolean
  /** ColumnType of 政府网站发展指引, where one is named for it. */
  columnType: string | null
}

/** Where an organ's 政府信息公开 begins. */
export const rootOf = (organId: string): string => `zfxxgk/${organId}`

/** The column above one; null at the top of an organ's tree, or of the site's. */
export function parentOf(id: string): string | null {
  const parts = id.split('/')
  return parts.length <= (parts[0] === 'zfxxgk' ? 3 : 2) ? null : parts.slice(0, -1).join('/')
}

/** A column and everything above it, the nearest first: where a document of it is listed. */
export function columnAndAbove(id: string): string[] {
  const parts = id.split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, parts.length - at).join('/'))
}

/** Served by other features: nothing is published into them here. */
export const NODES_ELSEWHERE: readonly string[] = ['nianbao', 'ysqgk']

/** The tree that every organ has without anybody making it: the five locked nodes and the items of arts. 20 and 21. */
export function statutoryColumns(organ: Pick<Organ, 'id' | 'kind' | 'rank'>): Column[] {
  const root = rootOf(organ.id)
  return DISCLOSURE_NODES.flatMap(({ key, title, columnType }, rank) => {
    const node: Column = {
      ...blank(`${root}/${key}`, organ.id),
      name: title,
      kind: key === 'zhinan' ? 'page' : key === 'zhidu' ? 'documents' : 'topic',
      rank,
      locked: true,
      article: NODE_ARTICLES[key] ?? null,
      freshnessDays: key === 'zhinan' || key === 'zhidu' ? YEARLY : null,
      columnType,
    }
    return key === 'fdzdgknr' ? [node, ...itemColumns(node.id, organ.id, itemsFor(organ))] : [node]
  })
}

const YEARLY = 365
const NODE_ARTICLES: Record<string, string> = {
  zhinan: '条例第十二条',
  zhidu: '国办公开办函〔2019〕61号',
  fdzdgknr: '条例第十九条、第二十条、第二十一条',
  nianbao: '条例第四十九条、第五十条',
  ysqgk: '条例第二十七条',
}

function itemColumns(parentId: string, organId: string, items: readonly DisclosureItem[]): Column[] {
  return items.flatMap(({ slug, name, kind, article, freshnessDays, items: below }, rank) => {
    const column = { ...blank(`${parentId}/${slug}`, organId), name, kind, article, freshnessDays, rank, columnType: typeOf(slug) }
    return [column, ...itemColumns(column.id, organId, below ?? [])]
  })
}

function typeOf(slug: string): string | null {
  if (slug === 'zcjd') return '政策解读'
  if (['zcwj', 'gz', 'gfxwj', 'qtwj', 'fzsx'].includes(slug)) return '政策文件'
  return slug === 'jgzn' ? '机构职能' : slug === 'tjxx' ? '数据发布' : null
}

function blank(id: string, organId: string): Column {
  return {
    id,
    organId,
    parentId: parentOf(id),
    name: '',
    kind: 'list',
    rank: 0,
    locked: false,
    statutory: true,
    article: null,
    href: null,
    lead: null,
    freshnessDays: null,
    minItems: 0,
    reviewSteps: [...REVIEW_STEPS],
    hidden: false,
    columnType: null,
  }
}
