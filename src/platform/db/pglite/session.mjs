// Plain JavaScript: a worker thread starts from this folder as it stands, in dist as well as under vitest and tsx.
import { PGlite, types } from '@electric-sql/pglite'

/**
 * PGlite's one session, with parameters and columns as PostgreSQL's text.
 * @param {{ dataDir?: string, snapshot?: Blob, heard: (channel: string, payload: string) => void }} options
 */
export async function openSession(options) {
  const pglite = await PGlite.create({ dataDir: options.dataDir ?? 'memory://', loadDataDir: options.snapshot })
  leaveTextAlone(pglite)
  await pglite.query("set time zone 'Asia/Shanghai'")
  /** @type {Map<string, () => Promise<void>>} */
  const stops = new Map()
  return {
    /**
     * @param {string} sql
     * @param {(string | null)[]} parameters
     */
    async query(sql, parameters) {
      const result = await pglite.query(sql, parameters, { rowMode: 'array' })
      return {
        fields: result.fields.map((field) => ({ name: field.name, oid: field.dataTypeID })),
        rows: /** @type {(string | null)[][]} */ (/** @type {unknown} */ (result.rows)),
        affected: result.affectedRows ?? 0,
      }
    },
    /** @param {string} script */
    async exec(script) {
      await pglite.exec(script)
    },
    /** @param {string} channel */
    async listen(channel) {
      if (stops.has(channel)) return
      const stop = await pglite.listen(`"${channel.replaceAll('"', '""')}"`, (payload) => options.heard(channel, payload))
      stops.set(channel, () => stop())
    },
    /** @param {string} channel */
    async unlisten(channel) {
      await stops.get(channel)?.()
      stops.delete(channel)
    },
    /** The whole data folder as an uncompressed tar. */
    async dump() {
      return await pglite.dumpDataDir('none')
    },
    async close() {
      await pglite.close()
    },
    /** In this thread nothing is kept that could be given up. */
    async abandon() {
      await pglite.close()
    },
  }
}

/** What an SQL error says, as a value that can be posted between threads. @param {unknown} error */
export function errorParts(error) {
  const source = /** @type {Record<string, unknown>} */ (error)
  /** @type {Record<string, string>} */
  const parts = { message: error instanceof Error ? error.message : String(error) }
  for (const name of ['code', 'detail', 'hint', 'constraint', 'table', 'column', 'schema', 'where', 'severity', 'position']) {
    const value = source?.[name]
    if (typeof value === 'string') parts[name] = value
  }
  return parts
}

/** @param {PGlite} pglite */
function leaveTextAlone(pglite) {
  for (const oid of [...Object.keys(types.parsers), ...Object.keys(pglite.parsers)]) pglite.parsers[oid] = (text) => text
  for (const oid of [...Object.keys(types.serializers), ...Object.keys(pglite.serializers)]) pglite.serializers[oid] = (text) => text
}
