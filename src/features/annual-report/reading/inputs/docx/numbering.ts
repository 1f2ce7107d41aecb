import { attribute, childAt, childrenOf, type MarkupNode, parseXml } from '../layout/markup.js'
import { numeral } from './numerals.js'
import type { NumberingRef } from './styles.js'

interface Level {
  start: number
  format: string
  text: string
  restartAfter: number
  legal: boolean
  /** The list itself, not the definition it shares with others, says where the level starts. */
  ownStart: boolean
}

interface List {
  abstract: string
  levels: Level[]
}

/** Counts the numbered paragraphs of a document in order and gives the text that Word prints before each: 一、 or （二）. */
export type Numberer = (ref: NumberingRef) => string

export function numbererOf(numberingXml: string | null): Numberer {
  const lists = numberingXml === null ? new Map<string, List>() : listsOf(parseXml(numberingXml))
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return ({ numId, level }) => {
    const list = lists.get(numId)
    const definition = list?.levels[level]
    if (!list || !definition) return ''
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    // A list that overrides where its numbers start does so once, when it first comes.
    if (definition.ownStart && !started.has(`${numId}/${level}`)) counts[level] = undefined
    started.add(`${numId}/${level}`)
    counts[level] = (counts[level] ?? definition.start - 1) + 1
    list.levels.forEach((below, i) => {
      if (i > level && below.restartAfter > level) counts[i] = undefined
    })
    return printed(list.levels, level, counts)
  }
}

function listsOf(root: MarkupNode): Map<string, List> {
  const numbering = childAt(root, 'numbering')
  const abstracts = new Map(childrenOf(numbering, 'abstractNum').map((list) => [attribute(list, 'abstractNumId') ?? '', list]))
  const byStyle = new Map([...abstracts.values()].map((list) => [attribute(childAt(list, 'styleLink'), 'val') ?? '', list]))
  return new Map(
    childrenOf(numbering, 'num').map((num) => {
      const abstract = attribute(childAt(num, 'abstractNumId'), 'val') ?? ''
      const named = abstracts.get(abstract)
      const linked = byStyle.get(attribute(childAt(named ?? null, 'numStyleLink'), 'val') ?? ' ')
      return [attribute(num, 'numId') ?? '', { abstract, levels: overridden(levelsOf(linked ?? named ?? null), num) }]
    }),
  )
}

function levelsOf(list: MarkupNode | null): Level[] {
  const levels: Level[] = []
  for (const level of childrenOf(list, 'lvl')) levels[depthOf(level)] = levelOf(level, depthOf(level))
  return Array.from(levels, (level) => level ?? { start: 1, format: 'none', text: '', restartAfter: 99, legal: false, ownStart: false })
}

function overridden(levels: Level[], num: MarkupNode): Level[] {
  const own = levels.map((level) => ({ ...level }))
  for (const override of childrenOf(num, 'lvlOverride')) {
    const at = depthOf(override)
    const definition = childAt(override, 'lvl')
    const level = definition ? levelOf(definition, at) : own[at]
    const start = attribute(childAt(override, 'startOverride'), 'val')
    if (!level) continue
    if (start !== null) level.start = Number(start)
    level.ownStart = start !== null || definition !== null
    own[at] = level
  }
  return own
}

function depthOf(level: MarkupNode): number {
  return Math.min(8, Math.max(0, Number(attribute(level, 'ilvl')) || 0))
}

function levelOf(level: MarkupNode, depth: number): Level {
  const value = (name: string) => attribute(childAt(level, name), 'val')
  return {
    start: Number(value('start') ?? 1),
    format: value('numFmt') ?? attribute(childAt(level, 'AlternateContent', 'Fallback', 'numFmt'), 'val') ?? 'decimal',
    text: value('lvlText') ?? '',
    restartAfter: Number(value('lvlRestart') ?? depth),
    legal: childAt(level, 'isLgl') !== null && value('isLgl') !== '0',
    ownStart: false,
  }
}

/** The level's pattern with the numerals of the levels it names: `%1.%2` → 2.1. */
function printed(levels: Level[], at: number, counts: (number | undefined)[]): string {
  const own = levels[at]
  if (!own || own.format === 'bullet') return ''
  const text = own.text.replace(/%([1-9])/g, (_all, digit: string) => {
    const level = levels[Number(digit) - 1]
    if (!level) return ''
    return numeral(counts[Number(digit) - 1] ?? level.start, own.legal ? 'decimal' : level.format) ?? ''
  })
  return text === '' || /[、.．）)。\s]$/.test(text) ? text : `${text} `
}
