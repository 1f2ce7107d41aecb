import type { ColumnView } from '../../../../api/publishing-view.js'
import { addDays, daysBetween } from '../../../../law/day.js'
import { type Evidence, type Finding, type Judgement, judged, ofSite } from './evidence.js'

/** 检查指标, 单项否决: the home page and columns of news two weeks; notices and policies half a year; so many columns. */
const NEWS_DAYS = 14
const PAPERS_DAYS = 183
const MOST_STALE_MAIN = 5
const MOST_STALE = 10
const MOST_EMPTY = 5

export function judgeHome({ newest, today, site }: Evidence): Judgement {
  if (newest === null) return judged('没有一条公开信息载明公开日期；没有日期的按没有更新算。', [ofSite(site, '看不出首页最近什么时候更新')])
  const days = daysBetween(newest, today)
  const words = `最近一次公开信息是 ${newest}，${days === 0 ? '就在今天' : `${days} 天前`}。`
  return judged(words, days > NEWS_DAYS ? [ofSite(site, `首页 ${days} 天没有更新，超过两周`, newest)] : [])
}

/** Columns that readers get to and find nothing in, or less than was set; the law's items that have no page yet are no columns to them. */
export function judgeEmpty({ columns, reached }: Evidence): Judgement {
  const open = columns.filter((column) => isOpen(column, reached))
  const unopened = columns.filter((column) => column.light === 'empty' && !isOpen(column, reached)).length
  const rest = unopened === 0 ? '' : `另有 ${unopened} 个法定事项还没有内容，网站上不单独成栏目。`
  return judged(`检查公众能进入的栏目 ${open.length} 个。${rest}`, emptyOf(open).map(ofEmpty))
}

export function judgeStale({ columns }: Evidence): Judgement {
  const timed = columns.filter((column) => ['green', 'yellow', 'red'].includes(column.light))
  const findings = timed
    .filter((column) => column.light === 'red')
    .map((column) =>
      ofColumn(column, `更新期限 ${column.freshnessDays} 天，${overdueWords(column)}`, `最近更新 ${column.newest ?? '没有'}`),
    )
  return judged(`检查设了更新期限的栏目 ${timed.length} 个。`, findings)
}

/** The lines beyond which a site fails as a whole. */
export function judgeColumnVeto(evidence: Evidence): Judgement {
  const { columns, reached, site, today } = evidence
  const olderThan = (column: ColumnView, days: number) => column.newest !== null && column.newest < addDays(today, -days)
  const news = columns.filter(
    (column) => column.freshnessDays !== null && column.freshnessDays <= NEWS_DAYS && olderThan(column, NEWS_DAYS),
  )
  const papers = columns.filter((column) => /通知公告|公示公告|政策文件/.test(column.name) && olderThan(column, PAPERS_DAYS))
  const stale = columns.filter((column) => column.light === 'red').length
  const empty = emptyOf(columns.filter((column) => isOpen(column, reached))).length
  const main = news.length + papers.length
  const findings = [
    ...(main >= MOST_STALE_MAIN
      ? [ofSite(site, `动态要闻类超过两周、通知公告和政策文件类超过 6 个月未更新的栏目共 ${main} 个，达到 5 个`)]
      : []),
    ...(stale >= MOST_STALE ? [ofSite(site, `应更新未更新的栏目 ${stale} 个，达到 10 个`)] : []),
    ...(empty >= MOST_EMPTY ? [ofSite(site, `空白栏目 ${empty} 个，达到 5 个`)] : []),
  ]
  return judged(`要闻和文件类未更新 ${main} 个（否决线 5 个），应更新未更新 ${stale} 个（10 个），空白栏目 ${empty} 个（5 个）。`, findings)
}

/** Shown to readers, or set to hold something. */
function isOpen(column: ColumnView, reached: ReadonlySet<string>): boolean {
  return column.minItems > 0 || column.shown > 0 || (column.light === 'empty' && reached.has(column.id))
}

const emptyOf = (columns: readonly ColumnView[]): ColumnView[] => columns.filter((column) => column.light === 'empty')

function ofEmpty(column: ColumnView): Finding {
  return ofColumn(column, column.shown === 0 ? '栏目里没有信息' : `只有 ${column.shown} 条，少于 ${column.minItems} 条`, column.name)
}

function overdueWords({ daysLeft }: ColumnView): string {
  return (daysLeft ?? 0) === 0 ? '今天到期' : `已超过 ${-(daysLeft ?? 0)} 天`
}

function ofColumn({ organId, id, name }: ColumnView, words: string, excerpt: string): Finding {
  return { organId, href: `/${id}`, title: name, target: null, words, excerpt }
}
