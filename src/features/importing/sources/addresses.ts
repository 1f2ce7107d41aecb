import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportMapping } from '../../../../api/importing.js'
import { Fault } from '../../../platform/errors/errors.js'
import { fetchOutside, type OutsideAnswer, outsideAddress } from '../../../platform/outgoing/index.js'
import type { Platform } from '../../../platform/platform.js'
import { decode } from '../reading/decode.js'
import { MOST_PAGE, mustBePage, notTaken } from '../reading/found.js'
import { readPage } from '../reading/page.js'
import { type Robots, readRobots } from './robots.js'
import type { Source } from './source.js'

const MOST_ADDRESSES = 5_000
const LARGEST_FILE = 20 * 1024 * 1024
const PAGE_MS = 20_000
const FILE_MS = 60_000
/** Between two requests to one host. The office's own machines, which it listed itself, are not spared. */
const USUAL_WAIT_MS = 500

/** The addresses in a list, one a line, each once. Fault `invalid` when there is none, or too many. */
export function addressesIn(text: string): string[] {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim())
  const found = [...new Set(lines.filter((line) => line !== ''))]
  const sentence =
    found.length === 0 ? '请填写网址，一行一个。' : found.length > MOST_ADDRESSES ? `网址超过 ${MOST_ADDRESSES} 个，请分几次导入。` : null
  if (sentence !== null) throw new Fault('invalid', sentence, { code: 'import-addresses', fields: { addresses: sentence } })
  return found
}

/** Pages that are asked of the old site itself: one after another, no faster than it likes, and nothing that its robots.txt keeps back. */
export function pagesAt(platform: Pick<Platform, 'config'>, addresses: readonly string[], mapping: Pick<ImportMapping, 'bodyAt'>): Source {
  const { config } = platform
  const hosts = new Map<string, Robots>()

  async function fetchPolitely(url: URL, maxBytes: number, timeoutMs: number): Promise<OutsideAnswer> {
    const known = hosts.get(url.origin)
    const waits = config.insideHosts.some((host) => host.split(':')[0] === url.hostname) ? 0 : USUAL_WAIT_MS
    const robots = known ?? (await readRobots(config, url.origin, waits))
    hosts.set(url.origin, robots)
    if (!robots.allows(url)) throw notTaken('对方网站的 robots.txt 不允许读取这个地址。')
    if (known) await sleep(robots.waitMs)
    const answer = await fetchOutside(config, { url: url.href, maxBytes, timeoutMs })
    if (answer.status !== 200) throw notTaken(`对方网站回答 ${answer.status}${answer.status === 404 ? '（没有这个页面）' : ''}。`)
    return answer
  }

  return {
    headings: [],
    places: addresses.map((place) => ({ place, group: groupOf(place) })),
    page: async (place) => {
      const answer = await fetchPolitely(outsideAddress(config, place), MOST_PAGE, PAGE_MS)
      const type = answer.headers['content-type'] ?? ''
      if (type !== '' && !/html|xml|text\/plain/i.test(type)) throw notTaken('这个地址不是网页。')
      mustBePage(answer.body)
      return readPage(decode(answer.body, type), { place, address: place, group: groupOf(place) }, mapping.bodyAt)
    },
    file: async (page, href) => {
      if (!URL.canParse(href, page.address)) return null
      const url = new URL(href, page.address)
      url.hash = ''
      // Files of other sites stay where they are: the list names pages of the old site, and nobody asked for more.
      if (url.host !== new URL(page.address).host) return null
      const { body } = await fetchPolitely(outsideAddress(config, url.href), LARGEST_FILE, FILE_MS)
      return { name: plainName(url.pathname), bytes: body }
    },
  }
}

/** The folder of an address on its host. */
function groupOf(address: string): string {
  if (!URL.canParse(address)) return ''
  return new URL(address).pathname.split('/').slice(1, -1).join('/')
}

function plainName(path: string): string {
  const last = path.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
