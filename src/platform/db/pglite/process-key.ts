import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** What tells one process from every other, a later one with the same number included. */
export interface ProcessKey {
  pid: number
  /** Clock ticks after boot that it was started, where /proc tells; else null. */
  startedAt: string | null
  /** The machine or container whose process numbers these are. */
  space: string
}

export function thisProcess(): ProcessKey {
  return { pid: process.pid, startedAt: startOf(process.pid), space: thisSpace() }
}

/** Whether that process runs: null when that cannot be seen from here because it is of another machine or container. */
export function isRunning(key: ProcessKey): boolean | null {
  if (key.space !== thisSpace()) return null
  try {
    process.kill(key.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return key.startedAt === null || (startOf(key.pid) === key.startedAt && !isZombie(key.pid))
}

function thisSpace(): string {
  return `${hostname()} ${readOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())} ${readOr('', () => readlinkSync('/proc/self/ns/pid'))}`
}

function startOf(pid: number): string | null {
  return statOf(pid)[19] ?? null
}

/** Killed, but its parent has not looked yet. */
function isZombie(pid: number): boolean {
  return statOf(pid)[0] === 'Z'
}

/** /proc/PID/stat from its third field, the state, on; the name before it may hold spaces and brackets. */
function statOf(pid: number): string[] {
  return readOr([], () => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  })
}

function readOr<T>(other: T, read: () => T): T {
  try {
    return read()
  } catch {
    return other
  }
}
