import pg from 'pg'
import type { Addresses } from '../../config/addresses.js'
import { clientConfig, findWritable } from './hosts.js'

const RETRY_MS = 1_000
const CHECK_MS = 5_000

/**
 * One connection that hears notifications, made again when it is lost. After a loss every listener is called once with an empty payload:
 * something may have been missed.
 */
export class Listener {
  readonly #addresses: Addresses
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  #client: Promise<pg.Client> | null = null
  #closed = false

  constructor(addresses: Addresses) {
    this.#addresses = addresses
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const all = this.#listeners.get(channel) ?? new Set()
    const first = !this.#listeners.has(channel)
    this.#listeners.set(channel, all.add(heard))
    const connected = this.#client
    const client = await (connected ?? this.#connect())
    if (first && connected) await client.query(`listen ${quoted(channel)}`)
    return async () => void all.delete(heard)
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => null)
    await client?.end().catch(() => undefined)
  }

  #connect(): Promise<pg.Client> {
    const opening = this.#open()
    this.#client = opening
    opening.catch(() => {
      if (this.#client === opening) this.#client = null
    })
    return opening
  }

  async #open(): Promise<pg.Client> {
    const host = await findWritable(this.#addresses)
    const client = new pg.Client({ ...clientConfig(this.#addresses, host), query_timeout: CHECK_MS })
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    client.on('error', () => {})
    client.on('end', () => this.#lost())
    await client.connect()
    for (const channel of this.#listeners.keys()) await client.query(`listen ${quoted(channel)}`)
    const checking = setInterval(() => void endUnlessWritable(client), CHECK_MS).unref()
    client.once('end', () => clearInterval(checking))
    return client
  }

  #lost(): void {
    this.#client = null
    const again = () => {
      if (this.#closed || this.#client) return
      this.#connect().then(
        () => {
          for (const channel of this.#listeners.keys()) this.#tell(channel, '')
        },
        () => setTimeout(again, RETRY_MS).unref(),
      )
    }
    setTimeout(again, RETRY_MS).unref()
  }

  #tell(channel: string, payload: string): void {
    for (const heard of this.#listeners.get(channel) ?? []) heard(payload)
  }
}

/** A server that has fallen silent, or is no longer the one that is written to, would never tell us anything. */
async function endUnlessWritable(client: pg.Client): Promise<void> {
  try {
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
    if (!rows[0]?.standby) return
  } catch {
    // No answer in time: the connection is ended like that of a standby.
  }
  await client.end().catch(() => undefined)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
