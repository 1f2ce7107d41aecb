import type { Source } from '../../source.js'
import { blocksOf } from '../layout/blocks.js'
import { descendants, type MarkupNode, parseHtml } from '../layout/markup.js'
import { declaredCharset, decodeText } from '../text/decode.js'
import { contentRoot } from './content.js'
import { flowOf } from './flow.js'

/** A web page, as published or as Word and WPS export it. Places are lines of the page's own markup. */
export function htmlSource(bytes: Buffer): Source {
  const page = parseHtml(decodeText(bytes, declaredCharset(bytes)))
  const body = first(page, 'body')
  if (!body) return { format: 'html', blocks: [] }
  const title = first(page, 'title')
  const { before, root } = contentRoot(body, title ? { ...title, name: 'p' } : null)
  return { format: 'html', blocks: blocksOf([...before, root].flatMap(flowOf)) }
}

function first(page: MarkupNode, name: string): MarkupNode | null {
  return descendants(page, name).next().value ?? null
}
