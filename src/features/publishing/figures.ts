import { layoutOfYear } from '../../../law/annual-report/cells.js'
import type { Figure, FigureRow } from '../../../law/annual-report/figure.js'
import { type Day, day } from '../../../law/day.js'
import { SITE_ID } from '../../platform/cache/cache.js'
import type { Db } from '../../platform/db/database.js'

/** 主动公开 answers for 规章 and 规范性文件 of table 2: every cell with the documents it counts. */
export const publishingFigures = {
  name: 'publishing',
  label: '主动公开台账',
  async figures(db: Db, organId: string, year: number): Promise<Figure[]> {
    const papers = await papersOf(db, organId, day(`${year}-12-31`))
    // An organ that kept no such document here by the year's end is not said to have had none.
    if (papers.length === 0) return []
    return ['rules', 'normative'].flatMap((instrument) => {
      const own = papers.filter((paper) => paper.instrument === instrument)
      const row = instrument === 'rules' ? 'rules' : 'normativeDocs'
      return layoutOfYear(year) === '2021' ? ofLayout2021(row, own, year) : ofLayout2019(row, own, year)
    })
  },
}

interface Paper {
  id: string
  instrument: string
  title: string
  signed_on: Day
  first_on: Day | null
  validity: string
  ended_on: Day | null
  expires_on: Day | null
}

/** 制发: signed in the year. 废止: repealed in it. 现行有效: signed by its end and neither repealed, expired nor run out by then. */
function ofLayout2021(row: string, papers: Paper[], year: number): Figure[] {
  const end = day(`${year}-12-31`)
  return [
    figure(
      `table2.${row}.issued`,
      papers.filter((paper) => isIn(paper.signed_on, year)),
    ),
    figure(
      `table2.${row}.repealed`,
      papers.filter((paper) => paper.validity === 'repealed' && isIn(paper.ended_on, year)),
    ),
    figure(
      `table2.${row}.inForce`,
      papers.filter((paper) => holdsOn(paper, end)),
    ),
  ]
}

/** 新制作, 新公开, 对外公开总数. */
function ofLayout2019(row: string, papers: Paper[], year: number): Figure[] {
  return [
    figure(
      `table2.${row}.made`,
      papers.filter((paper) => isIn(paper.signed_on, year)),
    ),
    figure(
      `table2.${row}.opened`,
      papers.filter((paper) => isIn(paper.first_on, year)),
    ),
    figure(
      `table2.${row}.totalOpen`,
      papers.filter((paper) => paper.first_on === null || paper.first_on <= day(`${year}-12-31`)),
    ),
  ]
}

/** What the organ itself signed by that day and made public: 转载 count nowhere. */
async function papersOf(db: Db, organId: string, end: Day): Promise<Paper[]> {
  const rows = await db
    .selectFrom('publish_document')
    .select(['id', 'instrument', 'title', 'signed_on', 'first_on', 'validity', 'ended_on', 'expires_on'])
    .where('site_id', '=', SITE_ID)
    .where('organ_id', '=', organId)
    .where('life', '=', 'published')
    .where('instrument', 'in', ['rules', 'normative'])
    .where('origin', '<>', 'repost')
    .where('signed_on', '<=', end)
    .orderBy('signed_on')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => (row.signed_on === null ? [] : [{ ...row, signed_on: row.signed_on }]))
}

function holdsOn(paper: Paper, end: Day): boolean {
  if (paper.expires_on !== null && paper.expires_on < end) return false
  const isOver = paper.validity === 'repealed' || paper.validity === 'expired'
  if (isOver) return paper.ended_on !== null && paper.ended_on > end
  return paper.validity === 'in-force' || paper.validity === 'amended'
}

function figure(path: string, papers: readonly Paper[]): Figure {
  const rows = papers.map((paper): FigureRow => ({ id: paper.id, label: paper.title, amount: 1, href: null }))
  return { path, value: rows.length, rows, source: publishingFigures.name }
}

const isIn = (on: Day | null, year: number): boolean => on !== null && on.startsWith(`${year}-`)
