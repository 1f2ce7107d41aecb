/** A page of the portal's own columns, as data: what it says, and where that stands. */
export interface Column {
  /** `/gaikuang`, `/zfxxgk/ledu/zhidu`. */
  path: string
  title: string
  /** The column it stands under; null for the modules themselves. */
  parent: string | null
  /** Its place among its neighbours. */
  rank: number
  /** What the column is for, in a sentence. */
  lead: string | null
  blocks: Block[]
  /** Where the content comes from: report and paragraph. null only where there is no content. */
  source: string | null
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'notice'; text: string }
  | { kind: 'facts'; items: [name: string, value: string | null][] }
  | { kind: 'figures'; items: Figure[] }
  | { kind: 'table'; caption: string; head: string[]; rows: (string | null)[][] }
  | { kind: 'links'; items: { title: string; href: string; text?: string }[] }
  | { kind: 'names'; items: string[] }

/** A number as the source states it; `approx` where the source says 余. */
export interface Figure {
  label: string
  value: string
  unit: string
  approx?: boolean
}
