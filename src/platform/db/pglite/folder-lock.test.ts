import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Fault } from '../../errors/errors.js'
import { lockFolder } from './folder-lock.js'
import { thisProcess } from './process-key.js'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-lock-'))
  path = join(folder, 'database.lock')
})

afterEach(() => rmSync(folder, { recursive: true }))

const ignore = () => {}

test('a second one is told who has the folder', async () => {
  const lock = await lockFolder(path, ignore)
  const refused: unknown = await lockFolder(path, ignore).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Fault)
  expect(refused).toMatchObject({ word: 'unavailable', details: { code: 'folder-in-use' } })
  expect((refused as Fault).text).toContain(`进程 ${process.pid}`)
  lock.release()
  const again = await lockFolder(path, ignore)
  again.release()
})

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn('sleep', ['60'])
  const startedAt = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
  writeFileSync(path, JSON.stringify({ ...thisProcess(), pid: child.pid, startedAt, token: 'other' }))
  await expect(lockFolder(path, ignore)).rejects.toThrow(`进程 ${child.pid}`)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const lock = await lockFolder(path, ignore)
  lock.release()
})

test('a process that only has the number of the owner is not the owner', async () => {
  writeFileSync(path, JSON.stringify({ ...thisProcess(), startedAt: '1', token: 'other' }))
  const lock = await lockFolder(path, ignore)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})

test('the owner in another container counts as dead when its heartbeat has stopped', async () => {
  writeFileSync(path, JSON.stringify({ pid: 7, startedAt: '1', space: 'elsewhere', token: 'other' }))
  const beating = setInterval(() => utimesSync(path, new Date(), new Date()), 100)
  await expect(lockFolder(path, ignore)).rejects.toThrow('elsewhere')
  clearInterval(beating)
  utimesSync(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  const lock = await lockFolder(path, ignore)
  lock.release()
})

test('of many that find a dead lock one gets it', async () => {
  writeFileSync(path, JSON.stringify({ ...thisProcess(), startedAt: '1', token: 'other' }))
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(path, ignore)))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
})
