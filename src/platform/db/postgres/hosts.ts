import pg from 'pg'
import type { Addresses, HostPort } from '../../config/addresses.js'
import { pgTypes } from '../wire.js'
import { unavailable } from './failures.js'

const PROBE_MS = 3_000

/** How one server of the address is connected to. */
export function clientConfig(addresses: Addresses, host: HostPort): pg.ClientConfig {
  return {
    host: host.host,
    port: host.port,
    database: addresses.database,
    user: addresses.user,
    password: addresses.password,
    ssl: addresses.ssl === 'disable' ? false : { rejectUnauthorized: addresses.ssl === 'verify-full' },
    types: pgTypes,
    application_name: 'gongkai',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: PROBE_MS,
  }
}

/** The first server, all asked at once, that takes writes. Throws a Fault `unavailable`, its cause the first server's trouble, when none does. */
export async function findWritable(addresses: Addresses): Promise<HostPort> {
  try {
    return await Promise.any(addresses.hosts.map((host) => mustBeWritable(addresses, host)))
  } catch (error) {
    throw unavailable(error instanceof AggregateError ? error.errors[0] : error)
  }
}

/** The same host when it takes writes; throws when it does not, or does not answer. */
export async function mustBeWritable(addresses: Addresses, host: HostPort): Promise<HostPort> {
  const client = new pg.Client({ ...clientConfig(addresses, host), query_timeout: PROBE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ writable: boolean }>(
      `select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as writable`,
    )
    if (!rows[0]?.writable) throw new Error(`${host.host}:${host.port} takes no writes`)
    return host
  } finally {
    void client.end().catch(() => undefined)
  }
}
