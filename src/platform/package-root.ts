import { existsSync } from 'node:fs'

/** The package's folder, found from a module of it: the same from the sources and from what is built of them. */
export function packageRoot(from: string): URL {
  let folder = new URL('.', from)
  while (!existsSync(new URL('package.json', folder))) {
    const above = new URL('..', folder)
    if (above.href === folder.href) throw new Error(`no package.json above ${from}`)
    folder = above
  }
  return folder
}
