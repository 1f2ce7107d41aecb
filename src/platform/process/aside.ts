import { spawn } from 'node:child_process'
import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { packed, unpacked } from './frame.js'
import { turns } from './turns.js'
import { watchSelf } from './watch.js'

/** What a process aside may take. */
export interface AsideLimits {
  timeMs: number
  memoryBytes: number
  heapMb: number
  answerBytes: number
}

/** A head that is JSON, and bytes. */
export interface Piece {
  head: unknown
  bytes: Buffer
}

const asides = turns(2)

/**
 * Has a process of its own deal with bytes from outside, two at a time. `script` is the module that calls `serveAside`, as written or as
 * compiled. null: it took too long or too much and was ended.
 */
export async function runAside(script: URL, task: Piece, limits: AsideLimits): Promise<Piece | null> {
  return asides.take(async () => unpacked(await outputOf(script, packed({ limits, head: task.head }, task.bytes), limits)))
}

/** The other side: does the one task that stands on standard input, answers on standard output, and ends. */
export async function serveAside(perform: (task: Piece) => Promise<Piece>): Promise<void> {
  const input = unpacked(readFileSync(0))
  if (!input) throw new RangeError('no task came')
  const { limits, head } = input.head as { limits: AsideLimits; head: unknown }
  const watch = watchSelf({ timeMs: limits.timeMs, memoryBytes: limits.memoryBytes })
  const answer = await perform({ head, bytes: input.bytes })
  writeAll(packed(answer.head, answer.bytes))
  await watch.stop()
  process.exit(0)
}

function outputOf(script: URL, input: Buffer, limits: AsideLimits): Promise<Buffer> {
  const path = fileURLToPath(script)
  const loader = path.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return new Promise((resolve, reject) => {
    const options = [`--max-old-space-size=${limits.heapMb}`, ...loader]
    const child = spawn(process.execPath, [...options, path], { stdio: ['pipe', 'pipe', 'ignore'], env: environment() })
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.timeMs)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.answerBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve(size > limits.answerBytes ? Buffer.alloc(0) : Buffer.concat(chunks))
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

/** All of it, however small the pieces that a pipe takes. */
function writeAll(output: Buffer): void {
  for (let at = 0; at < output.length; ) {
    try {
      at += writeSync(1, output, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
