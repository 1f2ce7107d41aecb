import type { ImportMapping } from '../../../../api/importing.js'
import { decode } from '../reading/decode.js'
import { type FoundPage, mustBePage, notTaken } from '../reading/found.js'
import { readPage } from '../reading/page.js'
import type { FoundFile, Source } from './source.js'
import type { Tree } from './tree.js'

export const PAGE = /\.(s?html?|xhtml|aspx?|jsp|php)$/i

/** The pages of an archive or folder. What lies there under a path that is not taken is listed too, so that the report says why. */
export function pagesIn(tree: Tree, mapping: Pick<ImportMapping, 'root' | 'oldSite' | 'bodyAt'>): Source {
  const root = mapping.root === '' ? '' : `${mapping.root.replace(/^\/+|\/+$/g, '')}/`
  const places = [...tree.paths]
    .filter(([path, reason]) => reason !== null || PAGE.test(path))
    .map(([place]) => ({ place, group: folderOf(withoutRoot(place, root)) }))
  return {
    headings: [],
    places,
    page: async (place) => {
      const at = { place, address: addressIn(place, root, mapping.oldSite), group: folderOf(withoutRoot(place, root)) }
      return pageIn(tree, place, at, mapping.bodyAt)
    },
    file: (page, href) => fileIn(tree, page.place, root, mapping.oldSite, href),
  }
}

/** A page of the tree. Throws a Fault with one sentence. */
export async function pageIn(
  tree: Tree,
  path: string,
  at: Pick<FoundPage, 'place' | 'address' | 'group'>,
  bodyAt: string,
): Promise<FoundPage> {
  const bytes = await tree.read(path)
  mustBePage(bytes)
  if (bytes.includes(0) && !/^(\xff\xfe|\xfe\xff)/.test(bytes.toString('latin1', 0, 2))) throw notTaken('不是网页，里面是别的内容。')
  return readPage(decode(bytes), at, bodyAt)
}

/** The file that a page at `path` links: beside it, from the root, or by the old site's whole address. */
export async function fileIn(tree: Tree, path: string, root: string, oldSite: string, href: string): Promise<FoundFile | null> {
  const base = `http://tree.invalid/${withoutRoot(path, root).split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(href, base)) return null
  const url = new URL(href, base)
  if (url.host !== 'tree.invalid' && url.origin !== oldSite.toLowerCase()) return null
  const wanted = root + plain(url.pathname.slice(1))
  return tree.paths.has(wanted) ? { name: wanted.split('/').at(-1) ?? wanted, bytes: await tree.read(wanted) } : missing(url.host, href)
}

function missing(host: string, href: string): null {
  if (host === 'tree.invalid') throw notTaken(`“${plain(href).slice(0, 100)}”不在压缩包里。`)
  return null
}

/** Copies of a site keep `show.asp?id=3` as the name of a file, often with another ending behind it. */
function addressIn(place: string, root: string, oldSite: string): string {
  return `${oldSite}/${encodeURI(withoutRoot(place, root))
    .replaceAll('#', '%23')
    .replace(/(\?.*)\.html?$/i, '$1')}`
}

const withoutRoot = (path: string, root: string): string => (path.startsWith(root) ? path.slice(root.length) : path)

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

function plain(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
