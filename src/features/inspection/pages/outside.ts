import type { Config } from '../../../platform/config/config.js'
import { Fault } from '../../../platform/errors/errors.js'
import { fetchOutside } from '../../../platform/outgoing/index.js'
import { OPEN_WITHIN_MS } from './own.js'

/** What of the answer is read at most: enough to know that one comes. */
const MOST_BYTES = 256 * 1024
/** Sites answer so when they want no programs; people get in. */
const ONLY_PEOPLE = [401, 403, 405, 406, 412, 429, 503]

/** Whether an address elsewhere opens: `reason` null when it does, or when only a person can tell. */
export async function openOutside(
  { config }: { config: Pick<Config, 'insideHosts' | 'publicUrl'> },
  url: string,
): Promise<{ status: number | null; reason: string | null }> {
  try {
    const { status } = await fetchOutside(config, { url, maxBytes: MOST_BYTES, timeoutMs: OPEN_WITHIN_MS })
    return { status, reason: status < 400 || ONLY_PEOPLE.includes(status) ? null : `对方网站答复 ${status}` }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // It opens, there is only more of it than we want.
    if (error.details.code === 'outside-too-large') return { status: 200, reason: null }
    return { status: null, reason: error.text.replace(/。$/, '') }
  }
}
