import type { Reading } from './readings.js'

/** A row of table 3 with the readings that its own text leaves open; one for most rows. */
export interface OpenRow {
  key: string
  readings: Reading[]
}

/** Columns of table 3. The last is the sum of the others. */
const COLUMNS = 7
const TOTAL = 6
const MOST_STEPS = 30_000
/** When no reading keeps every relation, one is taken only if each other breaks this many more. */
const MARGIN = 3

/** What is known of the table as a whole. */
export interface Known {
  /** Every outcome could be read in some way, so that they can be added up. */
  complete: boolean
  /** The file leaves out blank cells without a trace, so that a row may have some even where it can be read without. */
  blanks: boolean
}

/** The rows that the balance is made of; all others are outcomes that add up to `resultTotal`. */
const FRAME = ['newReceived', 'carriedIn', 'resultTotal', 'carriedOut']

/**
 * Tells which readings of the rows fit together: in every row the total is the sum of the kinds of applicant, in every
 * column the outcomes add up to their total, and what came in equals what went out and what is left. Returns for each
 * row the readings that remain: those of the combinations that keep all relations, or, when none does, that break
 * clearly fewest. A row whose readings no relation tells apart keeps them all, and so does one that has lost cells and
 * adds up in no way: what is wrong in it would only be made to fit.
 */
export function balanced(rows: OpenRow[], { complete, blanks }: Known): Map<string, Reading[]> {
  const plausible = rows.map((row) => ({ ...row, readings: plausibleReadings(row.readings, blanks) }))
  const kept = new Map(plausible.map((row) => [row.key, row.readings]))
  const told = plausible.filter(
    (row) => row.readings.length === 1 || row.readings.some((reading) => rowHolds(reading) || !hasBlank(reading)),
  )
  const open = told.filter((row) => row.readings.length > 1)
  if (open.length === 0) return kept
  const found = new Search(told, complete && told.length === plausible.length, blanks).run()
  for (const row of open) kept.set(row.key, found?.get(row.key) ?? row.readings)
  return kept
}

/** Whether the total of a row is the sum of its parts; a blank counts as nothing. */
export function rowHolds(reading: Reading): boolean {
  let sum = 0
  for (let i = 0; i < TOTAL; i++) sum += reading[i] ?? 0
  return sum === (reading[TOTAL] ?? 0)
}

function hasBlank(reading: Reading): boolean {
  return reading.includes(null)
}

/**
 * Readings that add up go before all others, full ones before those with blanks where the file shows every cell. Where
 * no full one adds up, one that does with blanks is no better than a full one that does not.
 */
function plausibleReadings(readings: Reading[], blanks: boolean): Reading[] {
  if (readings.length <= 1) return readings
  const sound = readings.filter(rowHolds)
  if (blanks && sound.length > 0) return sound
  const soundAndFull = sound.filter((reading) => !hasBlank(reading))
  if (soundAndFull.length > 0) return soundAndFull
  const full = readings.filter((reading) => !hasBlank(reading))
  return sound.length > 0 || full.length > 0 ? [...full, ...sound] : readings
}

class Search {
  private readonly frame: (OpenRow | undefined)[]
  private readonly openLeaves: OpenRow[]
  private readonly fixedSum: number[]
  /** For each open leaf, what it and those behind it can add to a column at most. */
  private readonly mostLeft: number[][]
  /** Combinations by how many relations they break: cost → row → indexes of readings. */
  private readonly byCost = new Map<number, Map<string, Set<number>>>()
  private readonly chosen = new Map<string, number>()
  private readonly byKey: Map<string, OpenRow>
  private steps = 0
  private sound = true

  constructor(
    private readonly rows: OpenRow[],
    private readonly complete: boolean,
    private readonly blanks: boolean,
  ) {
    this.byKey = new Map(rows.map((row) => [row.key, row]))
    this.frame = FRAME.map((key) => this.byKey.get(key))
    const leaves = rows.filter((row) => !FRAME.includes(row.key))
    this.openLeaves = leaves.filter((row) => row.readings.length > 1)
    this.fixedSum = new Array<number>(COLUMNS).fill(0)
    for (const leaf of leaves) if (leaf.readings.length === 1) addTo(this.fixedSum, leaf.readings[0] as Reading, 1)
    this.mostLeft = mostLeft(this.openLeaves)
  }

  /** The readings in use by the best combinations, or null when there are too many to try. */
  run(): Map<string, Reading[]> | null {
    this.eachFrame(0, [])
    if (this.byCost.size === 0 && this.steps <= MOST_STEPS) {
      this.sound = false
      this.eachFrame(0, [])
    }
    if (this.steps > MOST_STEPS || this.byCost.size === 0) return null
    const best = Math.min(...this.byCost.keys())
    const used = new Map<string, Set<number>>()
    for (const [cost, rows] of this.byCost) {
      if (cost !== best && (best === 0 || cost >= best + MARGIN)) continue
      for (const [key, indexes] of rows) used.set(key, new Set([...(used.get(key) ?? []), ...indexes]))
    }
    return new Map(
      this.rows.map((row) => {
        const indexes = used.get(row.key)
        return [row.key, indexes ? row.readings.filter((_, i) => indexes.has(i)) : row.readings]
      }),
    )
  }

  private eachFrame(i: number, picked: (Reading | null)[]): void {
    if (this.steps > MOST_STEPS) return
    if (i === FRAME.length) {
      if (!this.sound || !breaksBalance(picked)) this.eachLeaf(0, [...this.fixedSum], picked)
      return
    }
    const row = this.frame[i]
    if (!row) {
      this.eachFrame(i + 1, [...picked, null])
      return
    }
    row.readings.forEach((reading, index) => {
      this.pick(row, index)
      this.eachFrame(i + 1, [...picked, reading])
    })
    this.chosen.delete(row.key)
  }

  private eachLeaf(i: number, sum: number[], frame: (Reading | null)[]): void {
    if (++this.steps > MOST_STEPS) return
    const row = this.openLeaves[i]
    if (this.sound && this.cannotReach(i, sum, frame[2] ?? null)) return
    if (!row) {
      this.judge(sum, frame)
      return
    }
    row.readings.forEach((reading, index) => {
      addTo(sum, reading, 1)
      this.pick(row, index)
      this.eachLeaf(i + 1, sum, frame)
      addTo(sum, reading, -1)
    })
    this.chosen.delete(row.key)
  }

  private cannotReach(i: number, sum: number[], total: Reading | null): boolean {
    if (!total || !isFilled(total) || !this.complete) return false
    const left = this.mostLeft[i]
    return sum.some((value, column) => value > (total[column] ?? 0) || value + (left?.[column] ?? 0) < (total[column] ?? 0))
  }

  private pick(row: OpenRow, index: number): void {
    if (row.readings.length > 1) this.chosen.set(row.key, index)
  }

  private judge(sum: number[], frame: (Reading | null)[]): void {
    const cost = brokenRelations(this.complete ? sum : null, frame) + this.brokenRows()
    if (this.sound && cost > 0) return
    const rows = this.byCost.get(cost) ?? new Map<string, Set<number>>()
    this.byCost.set(cost, rows)
    for (const [key, index] of this.chosen) rows.set(key, (rows.get(key) ?? new Set()).add(index))
  }

  /** Sums of rows that do not hold, and blanks supposed in a row that could be read without. */
  private brokenRows(): number {
    let broken = 0
    for (const [key, index] of this.chosen) {
      const row = this.byKey.get(key)
      const reading = row?.readings[index]
      if (!row || !reading) continue
      if (!rowHolds(reading)) broken++
      else if (!this.blanks && hasBlank(reading) && row.readings.some((other) => !hasBlank(other))) broken++
    }
    return broken
  }
}

function mostLeft(leaves: OpenRow[]): number[][] {
  const left: number[][] = [new Array<number>(COLUMNS).fill(0)]
  for (const leaf of [...leaves].reverse()) {
    const most = (column: number): number => leaf.readings.reduce((a, reading) => Math.max(a, reading[column] ?? 0), 0)
    left.unshift((left[0] as number[]).map((value, column) => value + most(column)))
  }
  return left
}

function breaksBalance([newReceived, carriedIn, resultTotal, carriedOut]: (Reading | null | undefined)[]): boolean {
  if (!newReceived || !resultTotal || !isFilled(newReceived) || !isFilled(resultTotal)) return false
  return resultTotal.some(
    (total, column) => (newReceived[column] ?? 0) + (carriedIn?.[column] ?? 0) !== (total ?? 0) + (carriedOut?.[column] ?? 0),
  )
}

/** Relations between rows that are broken: T3-BAL, T3-SUM, and both at once without the total in between. */
function brokenRelations(sum: number[] | null, [newReceived, carriedIn, resultTotal, carriedOut]: (Reading | null | undefined)[]): number {
  const total = resultTotal && isFilled(resultTotal) ? resultTotal : null
  let broken = 0
  for (let column = 0; column < COLUMNS; column++) {
    const came = (newReceived?.[column] ?? 0) + (carriedIn?.[column] ?? 0)
    const left = carriedOut?.[column] ?? 0
    const outcomes = sum ? (sum[column] as number) : null
    if (total && outcomes !== null && (total[column] ?? 0) !== outcomes) broken++
    if (!newReceived || !isFilled(newReceived)) continue
    if (total && came !== (total[column] ?? 0) + left) broken++
    if (outcomes !== null && came !== outcomes + left) broken++
  }
  return broken
}

function isFilled(reading: Reading): boolean {
  return reading.some((value) => value !== null)
}

function addTo(sum: number[], reading: Reading, factor: 1 | -1): void {
  for (let column = 0; column < COLUMNS; column++) sum[column] = (sum[column] as number) + factor * (reading[column] ?? 0)
}
