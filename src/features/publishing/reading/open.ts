import { Refused } from '../../../platform/errors/errors.js'
import { runAside } from '../../../platform/process/aside.js'
import type { How } from './mask.js'
import { NOTHING_READ, type Reading } from './reading.js'
import type { Answer, Task } from './task.js'

const AS_WRITTEN = import.meta.url.endsWith('.ts')
const CHILD = new URL(AS_WRITTEN ? './child.ts' : './child.js', import.meta.url)
const LIMITS = {
  timeMs: AS_WRITTEN ? 40_000 : 20_000,
  memoryBytes: (AS_WRITTEN ? 900 : 600) * 1024 * 1024,
  heapMb: AS_WRITTEN ? 500 : 320,
  answerBytes: 64 * 1024 * 1024,
}

/** The words in a file of this type; a picture and what cannot be opened have none. Never throws for what the file is. */
export async function readAttached(type: string, bytes: Buffer): Promise<Reading> {
  if (type.startsWith('image/')) return { ...NOTHING_READ, kind: 'picture', wordless: true }
  const done = await ask({ do: 'read', type }, bytes)
  return done && 'reading' in done.answer ? done.answer.reading : { ...NOTHING_READ, unreadable: true }
}

/** A Word file as a text that is yet to be cleaned. Refuses word-file-needed. */
export async function wordAsHtml(bytes: Buffer): Promise<string> {
  const done = await ask({ do: 'html' }, bytes)
  if (!done || !('html' in done.answer)) throw new Refused('word-file-needed')
  return done.answer.html
}

/** A copy of an Office file without what must go. Refuses masking-failed. */
export async function cleanCopy(how: How, bytes: Buffer): Promise<Buffer> {
  const done = await ask({ do: 'clean', how }, bytes)
  if (!done || !('cleaned' in done.answer)) throw new Refused('masking-failed')
  return done.bytes
}

async function ask(task: Task, bytes: Buffer): Promise<{ answer: Answer; bytes: Buffer } | null> {
  const piece = await runAside(CHILD, { head: task, bytes }, LIMITS)
  return piece && { answer: piece.head as Answer, bytes: piece.bytes }
}
