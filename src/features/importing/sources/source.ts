import type { FoundPage } from '../reading/found.js'

/** A file that a page links, as it came. */
export interface FoundFile {
  name: string
  bytes: Buffer
}

/** One page or row of a source, by what people know it by, with its old folder or column. */
export interface Place {
  place: string
  group: string
}

/** Where pages come from. Whatever cannot be taken throws a Fault with one sentence. */
export interface Source {
  /** Of a table. */
  headings: string[]
  places: Place[]
  page(place: string): Promise<FoundPage>
  /** The file that `href` of that page leads to; null for one that is not the old site's own: the link stays as it is. */
  file(page: FoundPage, href: string): Promise<FoundFile | null>
}
