import { SITE_ID } from '../../platform/cache/cache.js'
import type { Platform } from '../../platform/platform.js'
import { addressOf, canBeFound, isWithdrawn, withdrawn } from '../publishing/index.js'
import { oldKey } from './oldAddress.js'
import { documentAt } from './store/origins.js'

/** Where something stands now that is asked for by its old address; null when nothing is known of it, or it is not public. Fault `gone` when it was taken down. */
export async function findMoved(platform: Platform, target: string, host: string): Promise<string | null> {
  const { db } = platform.database
  const path = pathOf(target)
  const id = path === null ? null : await documentAt(db, path, host.toLowerCase())
  if (id === null) return null
  if (await isWithdrawn(db, SITE_ID, id)) throw withdrawn()
  return (await canBeFound(db, SITE_ID, id)) ? addressOf(id) : null
}

/** As `import_origin` has it; null for what no old page was called. */
function pathOf(target: string): string | null {
  if (!target.startsWith('/') || target.length > 2_000 || target.includes('\0')) return null
  const [pathname = '', ...query] = target.split('?')
  const path = oldKey(pathname, query.join('?'))
  // The front page and our own documents are never old addresses.
  return path === '/' || path.startsWith('/xinxi/') || path.includes('\0') ? null : path
}
