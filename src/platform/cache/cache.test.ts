import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.js'
import type { Clock } from '../clock.js'
import type { Database } from '../db/database.js'
import { codingFor, matches } from './bytes.js'
import { createPageCache, type KeptBytes, keep, type PageCache } from './cache.js'
import { Shelf } from './shelf.js'

let database: Database
let cache: PageCache
let now: number
const clock: Clock = { now: () => now }

beforeEach(async () => {
  now = Date.parse('2021-09-10T02:00:00Z')
  database = await testDatabase()
  cache = createPageCache(database, clock)
  await cache.start()
})
afterEach(async () => {
  await cache.stop()
  await database.close()
})

const bytes = (text: string): Promise<KeptBytes> => keep(200, Buffer.from(text), ['Content-Type', 'text/plain'])
const textOf = (kept: KeptBytes | null | undefined) => kept?.bodies[0].toString()
const never = () => false

test('what is rendered once is a hit from then on', async () => {
  expect(cache.hit('/a')).toBeUndefined()
  await cache.through('/a', () => bytes('one'), never)
  expect(textOf(cache.hit('/a'))).toBe('one')
})

test('however many ask at once, it is rendered once', async () => {
  let times = 0
  const render = async () => {
    times++
    await new Promise((resolve) => setTimeout(resolve, 20))
    return bytes('one')
  }
  const all = await Promise.all(Array.from({ length: 20 }, () => cache.through('/a', render, never)))
  expect(times).toBe(1)
  expect(new Set(all.map(textOf))).toEqual(new Set(['one']))
})

test('a committed change is seen at once, here and on another node', async () => {
  const other = createPageCache(database, clock)
  await other.start()
  for (const node of [cache, other]) await node.through('/a', () => bytes('old'), never)
  await database.transaction((tx) => cache.invalidate(tx))
  expect(cache.hit('/a')).toBeUndefined()
  await until(() => other.hit('/a') === undefined)
  await until(() => cache.stats().version === 1)
  await cache.through('/a', () => bytes('new'), never)
  expect(textOf(cache.hit('/a'))).toBe('new')
  await other.stop()
})

test('nothing that was rendered before the change is kept after it', async () => {
  let release = () => {}
  const waiting = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = cache.through(
    '/a',
    async () => {
      await waiting
      return bytes('old')
    },
    never,
  )
  await database.transaction((tx) => cache.invalidate(tx))
  release()
  await slow
  await until(() => cache.stats().version === 1)
  expect(cache.hit('/a')).toBeUndefined()
})

test('when a page cannot be rendered because the database is away, the last bytes serve; other errors show', async () => {
  await cache.through('/a', () => bytes('last'), never)
  await database.transaction((tx) => cache.invalidate(tx))
  const fail = async () => {
    throw new Error('away')
  }
  expect(textOf(await cache.through('/a', fail, () => true))).toBe('last')
  await expect(cache.through('/a', fail, never)).rejects.toThrow('away')
  await expect(cache.through('/b', fail, () => true)).rejects.toThrow('away')
})

test('memory is bounded, and what is asked for stays longest', () => {
  const shelf = new Shelf(1000)
  const piece = (size: number): KeptBytes => ({
    status: 200,
    etag: '',
    headers: [[], [], []],
    bodies: [Buffer.alloc(0), Buffer.alloc(0), Buffer.alloc(0)],
    size,
  })
  shelf.put('/kept', piece(200), 1)
  for (let i = 0; i < 50; i++) {
    shelf.put(`/${i}`, piece(200), 1)
    expect(shelf.fresh('/kept', 1)).toBeDefined()
    expect(shelf.bytes).toBeLessThanOrEqual(1000)
  }
  shelf.put('/too-large', piece(300), 1)
  expect(shelf.last('/too-large')).toBeUndefined()
  expect(shelf.fresh('/kept', 2)).toBeUndefined()
})

test('codings and conditions are read as the standard says', () => {
  expect(codingFor(undefined)).toBe(0)
  expect(codingFor('gzip, deflate, br, zstd')).toBe(2)
  expect(codingFor('gzip;q=0.5, br;q=0')).toBe(1)
  expect(codingFor('identity')).toBe(0)
  expect(matches('W/"a"', 'W/"a"')).toBe(true)
  expect(matches('"a"', 'W/"a"')).toBe(true)
  expect(matches('W/"b", W/"a"', 'W/"a"')).toBe(true)
  expect(matches('*', 'W/"a"')).toBe(true)
  expect(matches('W/"b"', 'W/"a"')).toBe(false)
})

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('did not come about')
}
