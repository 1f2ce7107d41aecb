import { type CellPath, cellPaths, type Layout } from '../../law/annual-report/cells.js'
import { cellName } from '../../law/annual-report/form.js'

const FACTS = { year: '年度', organ: '机关名称' }
const BRACES = /\{\{(.*?)\}\}/gs
const PATH = /[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*|\.\d+)*/g
const NAME = /(上年)?「([^」]*)」/g

/** The template as a clerk reads it: {{「总计·一、本年新收政府信息公开申请数量」}} for {{table3.newReceived.total}}. */
export function toWords(template: string, layout: Layout): string {
  const { nameOf } = words(layout)
  return template.replace(BRACES, (_, inner: string) => {
    const named = inner.replace(PATH, (path) => {
      const last = path.startsWith('last.')
      const name = nameOf.get(last ? path.slice('last.'.length) : path)
      return name === undefined ? path : `${last ? '上年' : ''}「${name}」`
    })
    return `{{${named}}}`
  })
}

/** The way back. A name that is none of the layout stays, for the server to say so. */
export function toTemplate(text: string, layout: Layout): string {
  const { pathOf } = words(layout)
  return text.replace(BRACES, (_, inner: string) => {
    const bound = inner.replace(NAME, (whole, last: string | undefined, name: string) => {
      const path = pathOf.get(name)
      return path === undefined ? whole : `${last ? 'last.' : ''}${path}`
    })
    return `{{${bound}}}`
  })
}

/** How a cell is written into the text. */
export function reference(path: CellPath, layout: Layout): string {
  return `{{「${cellName(path, layout)}」}}`
}

interface Words {
  nameOf: Map<string, string>
  pathOf: Map<string, string>
}
const made = new Map<Layout, Words>()

function words(layout: Layout): Words {
  const known = made.get(layout)
  if (known) return known
  const pairs: [string, string][] = [
    ...Object.entries(FACTS),
    ...cellPaths(layout).map((path): [string, string] => [path, cellName(path, layout)]),
  ]
  const fresh = { nameOf: new Map(pairs), pathOf: new Map(pairs.map(([path, name]) => [name, path])) }
  made.set(layout, fresh)
  return fresh
}
