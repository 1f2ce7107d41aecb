import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../errors/errors.js'

const SHORTEST = 32

/** The secret kept in `dataDir`, which is there; made on the first call and readable by its owner only. Two processes that start at once get the same. */
export function readSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  const own = `${path}.${process.pid}`
  try {
    const kept = readIfThere(path)
    if (kept !== null && kept.length >= SHORTEST) return kept
    writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    linkIfFree(own, path)
    rmSync(own)
    const secret = readFileSync(path, 'utf8').trim()
    if (secret.length < SHORTEST) throw new Error(`${path} 内容不完整`)
    return secret
  } catch (error) {
    throw unusable(dataDir, error)
  }
}

/** Makes the data folder, for its owner only, where it is not there yet. Fault `invalid` when that cannot be. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unusable(dataDir, error)
  }
}

function unusable(dataDir: string, error: unknown): Fault {
  return new Fault('invalid', `数据目录 ${dataDir} 不能读写（${codeOf(error)}），请检查路径和权限，或用 GONGKAI_DATA 另指一处。`, {
    code: 'bad-data-dir',
  })
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function linkIfFree(own: string, path: string): void {
  try {
    linkSync(own, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error)
}
