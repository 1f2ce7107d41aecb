/** One PostgreSQL server of a DATABASE_URL. */
export interface HostPort {
  host: string
  port: number
}

/** What a DATABASE_URL says. Several hosts may stand in it, as in libpq: `postgres://u:p@h1:5432,h2:5433/db`. */
export interface Addresses {
  hosts: HostPort[]
  database: string
  user: string
  password: string
  /** `sslmode` of the address: disable, require (encrypted, certificate not checked) or verify-full. */
  ssl: 'disable' | 'require' | 'verify-full'
}

const SHAPE = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)\/([^?]+)(?:\?(.*))?$/

/** The parts of `url`, or null when it is not a PostgreSQL address. */
export function parseAddresses(url: string): Addresses | null {
  const match = SHAPE.exec(url)
  if (!match) return null
  const [, user, password, hostList, database, query] = match
  const hosts = (hostList ?? '').split(',').map(parseHost)
  if (hosts.some((host) => host === null)) return null
  const ssl = sslOf(new URLSearchParams(query).get('sslmode'))
  if (!ssl) return null
  try {
    return {
      hosts: hosts as HostPort[],
      database: decodeURIComponent(database ?? ''),
      user: decodeURIComponent(user || 'postgres'),
      password: decodeURIComponent(password ?? ''),
      ssl,
    }
  } catch {
    return null
  }
}

function parseHost(text: string): HostPort | null {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text)
  if (!match?.[1]) return null
  const port = match[2] ? Number(match[2]) : 5432
  if (port < 1 || port > 65_535) return null
  return { host: match[1].replace(/^\[|\]$/g, ''), port }
}

function sslOf(mode: string | null): Addresses['ssl'] | null {
  switch (mode) {
    case null:
    case 'disable':
    case 'allow':
    case 'prefer':
      return 'disable'
    case 'require':
      return 'require'
    case 'verify-ca':
    case 'verify-full':
      return 'verify-full'
    default:
      return null
  }
}
