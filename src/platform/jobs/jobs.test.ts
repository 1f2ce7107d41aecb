import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { describeEngines } from '../../testing/engines.js'
import type { Clock } from '../clock.js'
import type { Database } from '../db/database.js'
import { createMetrics } from '../metrics.js'
import { createJobs, type Jobs } from './jobs.js'
import { nextRun } from './schedule.js'
import { ATTEMPTS } from './store.js'

const MINUTE = 60_000

describeEngines('jobs', (open) => {
  let database: Database
  let now: number
  const clock: Clock = { now: () => now }
  const node = () => createJobs(database, clock, pino({ level: 'silent' }), createMetrics())
  const enqueue = (jobs: Jobs, name: string, payload: unknown, runAt?: Date) =>
    database.transaction((tx) => jobs.enqueue(tx, name, payload, runAt))

  beforeEach(async () => {
    database = await open()
    now = Date.parse('2022-01-28T02:00:00Z')
  })

  test('a job runs with its payload, once, and not when its transaction was rolled back', async () => {
    const jobs = node()
    const ran: unknown[] = []
    jobs.define('note', async (payload) => void ran.push(payload))
    await enqueue(jobs, 'note', { list: [1, '甲'] })
    await enqueue(jobs, 'note', ['array'])
    const rolledBack = database.transaction(async (tx) => {
      await jobs.enqueue(tx, 'note', 'never')
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    expect(await jobs.runDue()).toBe(2)
    expect(await jobs.runDue()).toBe(0)
    expect(ran).toEqual([{ list: [1, '甲'] }, ['array']])
  })

  test('a job waits for its time', async () => {
    const jobs = node()
    jobs.define('later', async () => {})
    await enqueue(jobs, 'later', null, new Date(now + MINUTE))
    expect(await jobs.runDue()).toBe(0)
    now += MINUTE
    expect(await jobs.runDue()).toBe(1)
  })

  test('what fails is tried again, later each time, and is dead in the end; the dead can be set going again', async () => {
    const jobs = node()
    const tries: number[] = []
    let works = false
    jobs.define('fragile', async () => {
      tries.push(now)
      if (!works) throw new Error('数据交换中断')
    })
    const id = await enqueue(jobs, 'fragile', null)
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await jobs.runDue()
      now += MINUTE
    }
    expect(tries).toHaveLength(ATTEMPTS)
    const gaps = tries.slice(1).map((at, n) => at - (tries[n] as number))
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect((await jobs.list({ state: 'dead' })).jobs).toMatchObject([
      { id, name: 'fragile', attempts: ATTEMPTS, lastError: expect.stringContaining('数据交换中断') },
    ])
    works = true
    expect(await jobs.retry(id)).toBe(true)
    expect(await jobs.retry(id)).toBe(false)
    await jobs.runDue()
    expect((await jobs.list({ name: 'fragile' })).jobs).toMatchObject([{ id, state: 'done' }])
  })

  test('a job whose node died is run by another when its lease has ended', async () => {
    const dying = node()
    let reached = () => {}
    const hung = new Promise<void>((resolve) => {
      reached = resolve
    })
    dying.define('half-done', async () => {
      reached()
      await new Promise(() => {})
    })
    await enqueue(dying, 'half-done', null)
    void dying.runDue()
    await hung
    const other = node()
    other.define('half-done', async () => {})
    expect(await other.runDue()).toBe(0)
    now += 2 * MINUTE
    expect(await other.runDue()).toBe(1)
    expect((await other.list()).jobs).toMatchObject([{ state: 'done', attempts: 2 }])
  })

  test('several nodes share the work and none does a job that another does', async () => {
    const ran: unknown[] = []
    const nodes = [node(), node(), node()]
    for (const jobs of nodes) {
      jobs.define('count', async (payload) => {
        ran.push(payload)
        await new Promise((resolve) => setTimeout(resolve, 2))
      })
    }
    await database.transaction(async (tx) => {
      for (let n = 0; n < 60; n += 1) await (nodes[0] as Jobs).enqueue(tx, 'count', n)
    })
    const counts = await Promise.all(nodes.map((jobs) => jobs.runDue()))
    expect(counts.reduce((sum, count) => sum + count)).toBe(60)
    expect(new Set(ran).size).toBe(60)
  })

  test('a started node runs a job as soon as it is written, and finishes it before it stops', async () => {
    const jobs = node()
    const steps: string[] = []
    jobs.define('prompt', async () => {
      steps.push('begun')
      await new Promise((resolve) => setTimeout(resolve, 50))
      steps.push('done')
    })
    await jobs.start()
    await enqueue(jobs, 'prompt', null)
    await expect.poll(() => steps).toContain('begun')
    await jobs.stop()
    expect(steps).toEqual(['begun', 'done'])
    expect((await jobs.list()).jobs).toMatchObject([{ state: 'done' }])
  })

  test('a recurring job runs once each time, however many nodes there are, and once for all the times that were missed', async () => {
    let runs = 0
    const nodes = [node(), node()]
    for (const jobs of nodes) jobs.every('tidy', { everyMinutes: 10 }, async () => void (runs += 1))
    const allDue = () => Promise.all(nodes.map((jobs) => jobs.runDue()))
    await allDue()
    expect(runs).toBe(0)
    now += 10 * MINUTE
    await allDue()
    await allDue()
    expect(runs).toBe(1)
    now += 24 * 60 * MINUTE
    await allDue()
    expect(runs).toBe(2)
  })

  test('what is listed comes newest first, page by page', async () => {
    const jobs = node()
    for (let n = 0; n < 5; n += 1) await enqueue(jobs, 'listed', n)
    const first = await jobs.list({ limit: 3 })
    const second = await jobs.list({ limit: 3, before: first.before ?? 0 })
    expect([...first.jobs, ...second.jobs].map((job) => job.payload)).toEqual([4, 3, 2, 1, 0])
    expect(second.before).toBeNull()
  })
})

test.each([
  [{ everyMinutes: 15 }, '2022-01-28T02:00:00Z', '2022-01-28T02:15:00Z'],
  [{ everyMinutes: 15 }, '2022-01-28T02:14:59Z', '2022-01-28T02:15:00Z'],
  [{ dailyAt: '02:30' }, '2022-01-27T18:29:00Z', '2022-01-27T18:30:00Z'],
  [{ dailyAt: '02:30' }, '2022-01-27T18:30:00Z', '2022-01-28T18:30:00Z'],
])('%j after %s is %s', (schedule, after, next) => {
  expect(new Date(nextRun(schedule, Date.parse(after))).toISOString()).toBe(next.replace('Z', '.000Z'))
})
