import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs'
import { Fault } from '../../errors/errors.js'
import { isRunning, type ProcessKey, thisProcess } from './process-key.js'

const BEAT_MS = 3_000
/** A lock from another machine or container whose owner has not shown itself for so long is taken over. */
const DEAD_MS = 15_000
const TAKING_MS = 5_000

/** Held while this process works on the folder. */
export interface FolderLock {
  release: () => void
}

interface Owner extends ProcessKey {
  token: string
}

/**
 * Makes this process the only one on a PGlite folder: PGlite itself lets two in and loses rows silently. `path` is a file beside the folder. The
 * lock of a process that has died is taken over. Throws a Fault `unavailable` (code `folder-in-use`) that names the owner while one lives.
 * `lost` is called when the file has become another's: nothing may be written from then on.
 */
export async function lockFolder(path: string, lost: () => void): Promise<FolderLock> {
  const owner: Owner = { ...thisProcess(), token: randomUUID() }
  while (!create(path, JSON.stringify(owner))) {
    const other = read(path)
    if (other === 'gone') continue
    if (await isDead(path, other)) await takeAway(path, other)
    else throw inUse(path, other)
  }

  const beat = setInterval(() => {
    const now = read(path)
    if (now !== 'gone' && now?.token === owner.token) return utimesSync(path, new Date(), new Date())
    clearInterval(beat)
    lost()
  }, BEAT_MS).unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    const now = read(path)
    if (now !== 'gone' && now?.token === owner.token) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return { release }
}

/** null: the file is there but says nothing readable yet. */
function read(path: string): Owner | null | 'gone' {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch (error) {
    return error instanceof SyntaxError ? null : 'gone'
  }
}

function create(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, text)
    closeSync(file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Where the owner cannot be seen from here, its heartbeat is watched until it beats or has been silent for too long. */
async function isDead(path: string, owner: Owner | null): Promise<boolean> {
  const running = owner ? isRunning(owner) : null
  if (running !== null) return !running
  const seen = beatOf(path)
  while (beatOf(path) === seen) {
    if (Date.now() - seen > DEAD_MS) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

function beatOf(path: string): number {
  try {
    return statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** One at a time, by a second file: otherwise a slow taker would remove the lock of a quick one. */
async function takeAway(path: string, dead: Owner | null): Promise<void> {
  const guard = `${path}.taking`
  if (!create(guard, '')) {
    if (Date.now() - beatOf(guard) > TAKING_MS) rmSync(guard, { force: true })
    return await new Promise((resolve) => setTimeout(resolve, 20))
  }
  try {
    const now = read(path)
    if (now !== 'gone' && now?.token === dead?.token) unlinkSync(path)
  } finally {
    rmSync(guard, { force: true })
  }
}

function inUse(path: string, owner: Owner | null): Fault {
  const who = owner ? `进程 ${owner.pid}（${owner.space.split(' ')[0]}）` : '另一个进程'
  return new Fault('unavailable', `数据目录正由${who}使用。请先停止它，再执行本操作；锁文件：${path}`, { code: 'folder-in-use' })
}
