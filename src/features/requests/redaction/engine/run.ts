import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { packed, unpacked } from './frame.js'
import { HEAP_LIMIT_MB, MOST_ANSWER_BYTES, TIME_LIMIT_MS } from './limits.js'
import type { Answer, Task } from './task.js'
import { trouble } from './trouble.js'

type Done = Exclude<Answer, { trouble: unknown } | { failed: unknown }>

let running = 0
const waiting: (() => void)[] = []
const AT_ONCE = 2

/** Does a task in a process of its own, two at a time; one that takes too long or too much is ended. Throws trouble. */
export async function run(task: Task, bytes: Buffer): Promise<{ answer: Done; bytes: Buffer }> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    const { all, signal } = await outputOf(packed(task, bytes))
    const output = unpacked(all)
    // What was not ended by us broke down over what it read.
    if (!output) throw trouble(signal === null || signal === 'SIGKILL' || signal === 'SIGABRT' ? 'too-complex' : 'damaged')
    const answer = output.head as Answer
    if ('trouble' in answer) throw trouble(answer.trouble)
    if ('failed' in answer) throw new Error(`the file could not be dealt with: ${answer.failed}`)
    return { answer, bytes: output.bytes }
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function outputOf(input: Buffer): Promise<{ all: Buffer; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions(), CHILD], { stdio: ['pipe', 'pipe', 'ignore'], env: environment() })
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT_MS)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_ANSWER_BYTES) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      resolve({ all: size > MOST_ANSWER_BYTES ? Buffer.alloc(0) : Buffer.concat(chunks), signal })
    })
    // A child that was ended leaves its input unread.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Of all that this process knows, it is told where the fonts are and nothing else. */
function environment(): NodeJS.ProcessEnv {
  return process.env.GONGKAI_FONTS ? { GONGKAI_FONTS: process.env.GONGKAI_FONTS } : {}
}

const AS_WRITTEN = import.meta.url.endsWith('.ts')
const CHILD = fileURLToPath(new URL(AS_WRITTEN ? './child.ts' : './child.js', import.meta.url))

function nodeOptions(): string[] {
  const loader = AS_WRITTEN ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return [`--max-old-space-size=${HEAP_LIMIT_MB}`, ...loader]
}
