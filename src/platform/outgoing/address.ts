import { isIP } from 'node:net'
import type { Config } from '../config/config.js'
import { outsideFault } from './fault.js'
import { isPublicAddress } from './ranges.js'

const LONGEST = 2_048

/** Where other services listen that obey whoever writes lines to them (after the fetch standard's list of bad ports). */
const SERVICE_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
])

/** Names that mean a machine of the own network, or this one. */
const INSIDE_NAME = /^[^.]+$|\.(localhost|local|internal|intranet|private|corp|home|lan|localdomain|arpa|onion|test|invalid)$/

/**
 * The address that `text` names, judged without asking anybody. Throws Fault `invalid`: `outside-address` for what is no web address, carries
 * a user name or is oddly spelt; `outside-port`; `outside-private` for an address or a name inside that `insideHosts` does not list.
 */
export function outsideAddress(config: Pick<Config, 'insideHosts'>, text: string): URL {
  if (text.length > LONGEST || !isPlainlySpelt(text) || !URL.canParse(text)) throw outsideFault('outside-address')
  const url = new URL(text)
  if (url.username || url.password) throw outsideFault('outside-address')
  const host = hostOf(url)
  const literal = isIP(host) !== 0
  if (literal && !/^[/:?#]?$/.test(afterHost(text, url))) throw outsideFault('outside-address')
  if (isListedInside(config, url)) return url
  if (literal ? !isPublicAddress(host) : INSIDE_NAME.test(host.replace(/\.$/, ''))) throw outsideFault('outside-private')
  if (!mayBeWebPort(portOf(url))) throw outsideFault('outside-port')
  return url
}

/** Whether the office listed this host and port as one that may be reached inside. */
export function isListedInside(config: Pick<Config, 'insideHosts'>, url: URL): boolean {
  return config.insideHosts.includes(`${url.hostname}:${portOf(url)}`)
}

/** The host name or address, IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** The sign after the host where `text` spells it as the parser does, empty at the end; anything else where it does not. */
function afterHost(text: string, url: URL): string {
  const usual = `${url.protocol}//${url.hostname}`
  return text.toLowerCase().startsWith(usual) ? text.charAt(usual.length) : 'x'
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80))
}

/** The parser of URLs drops tabs and line breaks, turns `\` and wants no slashes; whoever needs that means no good. */
function isPlainlySpelt(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /^https?:\/\/[^/?#]/i.test(text) && !/[\u0000-\u0020\u007f\\]/.test(text)
}

function mayBeWebPort(port: number): boolean {
  return (port >= 80 && port <= 90) || port === 443 || (port >= 1_024 && !SERVICE_PORTS.has(port))
}
