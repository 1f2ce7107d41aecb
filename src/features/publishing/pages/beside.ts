import type { ReactElement, ReactNode } from 'react'
import type { PublicDocument } from '../../../../api/publishing-view.js'
import type { Platform } from '../../../platform/platform.js'

/** What later features know of a document, for its page. */
export interface Beside {
  /** More of its metadata: a name and a value. */
  facts?: [name: string, value: ReactNode][]
  /** Beside 下载 Word and 下载 PDF: a label and where it leads. */
  tools?: [label: string, href: string][]
  /** Under its text, each with a heading of its own. */
  sections?: ReactElement[]
}

type Source = (document: PublicDocument) => Promise<Beside>

const sources = new WeakMap<object, Source[]>()

/** Called once by a feature when it is mounted. What it answers is kept with the page: whoever changes it raises the site's content version. */
export function registerBeside(platform: Pick<Platform, 'database'>, source: Source): void {
  sources.set(platform.database, [...(sources.get(platform.database) ?? []), source])
}

/** What all of them say, in the order of registration. */
export async function besideOf(platform: Pick<Platform, 'database'>, document: PublicDocument): Promise<Required<Beside>> {
  const said = await Promise.all((sources.get(platform.database) ?? []).map((source) => source(document)))
  return {
    facts: said.flatMap(({ facts }) => facts ?? []),
    tools: said.flatMap(({ tools }) => tools ?? []),
    sections: said.flatMap(({ sections }) => sections ?? []),
  }
}
