import type { CellPath, Cells } from '../../../../law/annual-report/cells.js'
import { CHAPTER_TITLES, type Chapter, type Report, type Sentence } from '../../../../law/annual-report/report.js'
import type { Day } from '../../../../law/day.js'
import { rollUp } from '../collection/roll-up.js'
import type { BehindRow, Content, ContentChapter, CoveredUnit } from '../publication/content.js'
import { pathsOf } from './cells.js'
import type { ReportState, SparseCells } from './events.js'
import type { Scope } from './expression.js'
import { type Piece, renderText } from './narrative.js'

/** What a report must be told to be written out: names, and last year's cells. */
export interface Surroundings {
  organName: string
  /** Of the units; an unknown one is called by its id. */
  unitNames: ReadonlyMap<string, string>
  /** The published cells of the year before; null when there is no such report. */
  lastYear: Cells | null
}

const NUMERALS = ['一', '二', '三', '四', '五', '六']

/** The report as it stands, written out: own figures and contributions summed, every bound number in its sentence. */
export function compose(state: ReportState, around: Surroundings, signedOn: Day | null = state.lock?.signedOn ?? null): Content {
  const { imported } = state
  const found = asFound(state)
  const own = ownCells(state)
  const contributions = contributionsOf(state)
  const rolled = state.layout === 'mixed' || contributions.size === 0 ? null : rollUp(own, contributions, state.layout)
  const cells = rolled?.cells ?? own
  return {
    organId: state.organId,
    organName: around.organName,
    year: state.year,
    layout: state.layout,
    layoutParts: state.layoutParts,
    title: imported?.report.title ?? `${around.organName}${state.year}年政府信息公开工作年度报告`,
    signedOn: found ? (found.signedOn as Day | null) : signedOn,
    source: imported?.source ?? null,
    cells,
    undetermined: imported?.report.undetermined.map(({ paths, values }) => ({ paths, values })) ?? [],
    preface: imported ? paragraphsOf(imported.report.preface) : [],
    chapters:
      imported && state.published.length < 2 && !state.correcting ? recorded(imported.report.chapters) : written(state, cells, around),
    rows: rowsBehind(state, cells, (path) => rolled?.sharesOf(path) ?? [], around),
    coverage: coverageOf(state, around),
  }
}

/** The recorded file of a report that was published elsewhere, shown as it is until it is corrected here; null otherwise. */
export function asFound(state: ReportState): Report | null {
  return state.imported !== null && state.published.length === 1 && state.correcting === null ? state.imported.report : null
}

/** The organ's own part; a path that was never filled is blank. A recorded file has the cells that stand in it and no others. */
export function ownCells(state: ReportState): Cells {
  const found = asFound(state)
  if (found) return found.cells
  const cells: Cells = {}
  for (const path of pathsOf(state)) cells[path] = state.cells[path]?.value ?? null
  return cells
}

/** The accepted contributions, by unit. */
export function contributionsOf(state: ReportState): Map<string, SparseCells> {
  const found = new Map<string, SparseCells>()
  for (const [unitId, { contribution }] of Object.entries(state.units)) if (contribution) found.set(unitId, contribution)
  return found
}

function written(state: ReportState, cells: Cells, around: Surroundings): ContentChapter[] {
  const scope: Scope = {
    cell: (path) => valueAt(cells, path),
    last: (path) => (around.lastYear ? valueAt(around.lastYear, path) : undefined),
  }
  const words = { year: String(state.year), lastYear: String(state.year - 1), nextYear: String(state.year + 1), organ: around.organName }
  return CHAPTER_TITLES.map((title, index) => ({
    number: index + 1,
    title: `${NUMERALS[index]}、${title}`,
    paragraphs: renderText(state.chapters[index + 1] ?? '', scope, words),
  }))
}

/** Undefined for a path that is none of the report's, whatever objects inherit under that name. */
function valueAt(cells: Cells, path: CellPath): number | null | undefined {
  return Object.hasOwn(cells, path) ? cells[path] : undefined
}

function recorded(chapters: readonly Chapter[]): ContentChapter[] {
  return chapters.map((chapter) => ({
    number: chapter.number,
    title: chapter.title,
    paragraphs: paragraphsOf(chapter.sentences).map((text): Piece[] => [{ kind: 'text', text }]),
  }))
}

/** Sentences that follow one another on a line belong together; a line that begins anew begins a paragraph. */
function paragraphsOf(sentences: readonly Sentence[]): string[] {
  const paragraphs: string[] = []
  let end = -1
  for (const { text, place, breaks } of sentences) {
    const joins = place.line === end && paragraphs.length > 0
    if (joins) paragraphs[paragraphs.length - 1] += text
    else paragraphs.push(text)
    end = breaks?.at(-1)?.[1] ?? place.line
  }
  return paragraphs
}

function rowsBehind(
  state: ReportState,
  cells: Cells,
  sharesOf: (path: CellPath) => { unitId: string | null; value: number }[],
  around: Surroundings,
): Record<CellPath, BehindRow[]> {
  const rows: Record<CellPath, BehindRow[]> = {}
  for (const path of Object.keys(cells)) {
    const entry = state.cells[path]
    const own = (entry?.rows ?? []).map((row) => ({ ...row, source: entry?.source ?? 'manual' }))
    const units = sharesOf(path).flatMap(({ unitId, value }) => (unitId === null ? [] : [unitRow(unitId, value, state.year, around)]))
    if (own.length + units.length > 0) rows[path] = [...own, ...units]
  }
  return rows
}

function unitRow(unitId: string, amount: number, year: number, around: Surroundings): BehindRow {
  const label = around.unitNames.get(unitId) ?? unitId
  return { id: `unit:${unitId}`, label, amount, href: `/zfxxgk/${unitId}/nianbao/${year}`, source: 'unit' }
}

function coverageOf(state: ReportState, around: Surroundings): Content['coverage'] {
  const units = Object.entries(state.units)
  if (units.length === 0) return null
  const named = (organId: string): CoveredUnit => ({ organId, name: around.unitNames.get(organId) ?? organId })
  return {
    included: units.filter(([, unit]) => unit.contribution !== null).map(([id]) => named(id)),
    excluded: units.filter(([, unit]) => unit.state === 'excluded').map(([id, unit]) => ({ ...named(id), reason: unit.excludedFor ?? '' })),
    missing: units.filter(([, unit]) => unit.state !== 'excluded' && unit.contribution === null).map(([id]) => named(id)),
  }
}
