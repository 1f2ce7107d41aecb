import type { Package } from '../../../../../platform/files/open-package.js'
import { attribute, childAt, childrenOf, parseXml } from '../layout/markup.js'

/** Relation ids to part names, for the part `name` of a package: `rId3` → `xl/worksheets/sheet1.xml`. */
export function relationsOf(parts: Package, name: string): Map<string, string> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const text = parts(`${folder}_rels/${name.slice(folder.length)}.rels`)
  const list = text === null ? [] : childrenOf(childAt(parseXml(text), 'Relationships'), 'Relationship')
  return new Map(list.map((relation) => [attribute(relation, 'Id') ?? '', resolved(folder, attribute(relation, 'Target') ?? '')]))
}

/** The main part of a package: the one its own relations call officeDocument. */
export function mainPart(parts: Package, otherwise: string): string {
  const text = parts('_rels/.rels')
  const list = text === null ? [] : childrenOf(childAt(parseXml(text), 'Relationships'), 'Relationship')
  const main = list.find((relation) => attribute(relation, 'Type')?.endsWith('/officeDocument'))
  const name = main ? resolved('', attribute(main, 'Target') ?? '') : otherwise
  return parts(name) === null ? otherwise : name
}

function resolved(folder: string, target: string): string {
  return new URL(target.replaceAll('\\', '/'), `file:///${folder}`).pathname.slice(1)
}
