import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, clusterOn, makeCluster, run, withoutPostgres } from '../../../testing/postgres.js'
import type { Database } from '../database.js'
import { openDatabase } from '../open.js'

describe.skipIf(withoutPostgres)(`a server that fails${withoutPostgres ? `: ${withoutPostgres}` : ''}`, () => {
  const clusters: Cluster[] = []
  let primary: Cluster
  let standby: Cluster
  let database: Database

  beforeAll(async () => {
    const base = mkdtempSync(join(tmpdir(), 'gongkai-failover-'))
    rmSync(base, { recursive: true })
    primary = await makeCluster(`${base}-a`, { fsync: 'off' })
    clusters.push(primary)
    const data = `${base}-b/data`
    run('pg_basebackup', ['-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres', '-D', data, '-R', '-c', 'fast'])
    const connection = { primary_conninfo: `'host=127.0.0.1 port=${primary.port} user=postgres'` }
    standby = await clusterOn(`${base}-b`, connection, primary.port + 1)
    clusters.push(standby)
    const databaseUrl = `postgres://postgres@127.0.0.1:${standby.port},127.0.0.1:${primary.port}/postgres`
    database = await openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 5 })
    await database.execScript('create table thing (id int)')
  })

  afterAll(async () => {
    await database.close()
    for (const cluster of clusters) {
      try {
        cluster.stop('immediate')
      } catch {
        // It was stopped by the test.
      }
      cluster.remove()
    }
  })

  const write = () => sql`insert into thing values (1)`.execute(database.db)
  const writeAtLast = () => expect.poll(() => write().then(() => 'written', String), { timeout: 15_000, interval: 50 }).toBe('written')

  test('of several the one that takes writes is found', async () => {
    expect(await write()).toMatchObject({ numAffectedRows: 1n })
  })

  test('a server that went away and came back is used again, and listeners too', async () => {
    const heard: string[] = []
    await database.listen('c', (payload) => heard.push(payload))
    primary.stop('immediate')
    await expect(write()).rejects.toMatchObject({ word: 'unavailable' })
    await expect(database.transaction(async () => {})).rejects.toMatchObject({ word: 'unavailable' })
    expect(await database.answers(2_000)).toBe(false)
    await primary.start()
    await writeAtLast()
    expect(await database.answers(2_000)).toBe(true)
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([''])
    await database.transaction((tx) => database.notify(tx, 'c', '甲'))
    await expect.poll(() => heard).toEqual(['', '甲'])
  })

  test('a connection that is cut in a transaction fails that one only', async () => {
    const cut = database.transaction(async (tx) => {
      await sql`insert into thing values (2)`.execute(tx)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(cut).rejects.toMatchObject({ word: 'unavailable' })
    const { rows } = await sql`select * from thing where id = 2`.execute(database.db)
    expect(rows).toEqual([])
  })

  test('a server that falls silent is left for one that answers', async () => {
    const line = await silentLine(primary.port)
    const databaseUrl = `postgres://postgres@127.0.0.1:${line.port}/postgres`
    const other = await openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 2 })
    await sql`select 1`.execute(other.db)
    const heard: string[] = []
    await other.listen('c', (payload) => heard.push(payload))
    line.silence()
    await expect(sql`select 1`.execute(other.db)).rejects.toMatchObject({ word: 'unavailable' })
    line.speak()
    await expect.poll(() => sql`select 1`.execute(other.db).then(() => 'answered', String), { timeout: 15_000 }).toBe('answered')
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual([''])
    await other.close()
    line.close()
  })

  test('a pool whose connections are all lent says so and keeps them', async () => {
    const databaseUrl = `postgres://postgres@127.0.0.1:${primary.port}/postgres`
    const small = await openDatabase({ dataDir: tmpdir(), databaseUrl, databasePool: 1 })
    await small.transaction(async (tx) => {
      expect(await small.answers(200)).toBe(false)
      expect((await sql`select 2 as two`.execute(tx)).rows).toEqual([{ two: 2 }])
    })
    await small.close()
  })

  test('when the standby is promoted writes follow it', async () => {
    primary.stop('immediate')
    run('pg_ctl', ['-D', join(standby.folder, 'data'), '-w', 'promote'])
    await writeAtLast()
    expect((await sql`select pg_is_in_recovery() as standby`.execute(database.db)).rows).toEqual([{ standby: false }])
  })
})

/** A way to a server that can fall silent as a machine without power does: connections stay, nothing comes. */
async function silentLine(to: number) {
  const sockets = new Set<Socket>()
  let silent = false
  const line = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
    if (silent) return
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  return {
    port: (line.address() as AddressInfo).port,
    silence() {
      silent = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    speak() {
      silent = false
    },
    close() {
      for (const socket of sockets) socket.destroy()
      line.close()
    },
  }
}
