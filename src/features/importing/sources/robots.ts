import type { Config } from '../../../platform/config/config.js'
import { Fault } from '../../../platform/errors/errors.js'
import { fetchOutside } from '../../../platform/outgoing/index.js'

/** What a site asks of those who read it by machine (RFC 9309). */
export interface Robots {
  allows(url: URL): boolean
  /** Between two requests. */
  waitMs: number
}

const LONGEST_WAIT_MS = 10_000
const NAME = 'gongkai'

interface Group {
  agents: string[]
  rules: { allow: boolean; path: string }[]
  waitMs: number
}

/** The rules of a host. One without any, or that does not answer, forbids nothing. */
export async function readRobots(config: Pick<Config, 'insideHosts' | 'publicUrl'>, origin: string, usualMs: number): Promise<Robots> {
  try {
    const { status, body } = await fetchOutside(config, { url: `${origin}/robots.txt`, maxBytes: 500_000, timeoutMs: 10_000 })
    return robotsIn(status === 200 ? body.toString('utf8') : '', usualMs)
  } catch (error) {
    if (error instanceof Fault) return robotsIn('', usualMs)
    throw error
  }
}

/** The rules that hold for us: those under our name, else those for everybody. The longest that fits decides. */
export function robotsIn(text: string, usualMs: number): Robots {
  const groups = groupsIn(text)
  const ours = groups.filter(({ agents }) => agents.includes(NAME))
  const held = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes('*'))
  const rules = held.flatMap((group) => group.rules).sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
  return {
    allows: (url) => rules.find(({ path }) => fits(path, url.pathname + url.search))?.allow ?? true,
    waitMs: Math.min(LONGEST_WAIT_MS, Math.max(usualMs, ...held.map((group) => group.waitMs))),
  }
}

function groupsIn(text: string): Group[] {
  const groups: Group[] = []
  let naming = false
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*(.*?)\s*(?:#.*)?$/i.exec(line) ?? []
    const group = groups.at(-1)
    switch (name.toLowerCase()) {
      case 'user-agent':
        if (naming && group) group.agents.push(value.toLowerCase())
        else groups.push({ agents: [value.toLowerCase()], rules: [], waitMs: 0 })
        naming = true
        continue
      case 'allow':
      case 'disallow':
        if (value !== '') group?.rules.push({ allow: name.toLowerCase() === 'allow', path: value })
        break
      case 'crawl-delay':
        if (group && Number(value) > 0) group.waitMs = Number(value) * 1_000
        break
      default:
    }
    naming = false
  }
  return groups
}

/** `*` stands for anything, `$` for the end. Without a regular expression, that nobody can make slow. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const parts = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found = index === 0 ? (path.startsWith(part) ? 0 : -1) : path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return !toEnd || at === path.length || (parts.length > 1 && path.endsWith(parts.at(-1) as string))
}
