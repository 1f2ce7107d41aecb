import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Fault } from '../../../../../platform/errors/errors.js'
import type { Source } from '../../source.js'
import { refusal } from '../refusals.js'
import type { Answer, Reading } from './answer.js'
import { AS_WRITTEN, HEAP_LIMIT_MB, MAX_ANSWER_BYTES, TIME_LIMIT_MS } from './limits.js'

/** Reads a report in a process of its own, which is stopped when it takes too long or too much. */
export async function runReader(bytes: Buffer, name: string): Promise<Reading> {
  const answer = await answerOf(bytes, name, 'report')
  if ('reading' in answer) return answer.reading
  throw new Error('the reader read no report')
}

/** Only what stands in the file, in the same way. */
export async function runSourceReader(bytes: Buffer, name: string): Promise<Source> {
  const answer = await answerOf(bytes, name, 'source')
  if ('source' in answer) return answer.source
  throw new Error('the reader read no file')
}

type Wanted = 'report' | 'source'

async function answerOf(bytes: Buffer, name: string, wanted: Wanted): Promise<Extract<Answer, { reading: unknown } | { source: unknown }>> {
  const answer = parsed(await outputOf(bytes, name, wanted))
  if (!answer) throw refusal('too-complex')
  if ('reading' in answer || 'source' in answer) return answer
  if ('fault' in answer) throw new Fault(answer.fault.word, answer.fault.text, answer.fault.details)
  throw new Error(`the reader failed: ${answer.failure}`)
}

function outputOf(bytes: Buffer, name: string, wanted: Wanted): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = spawn(process.execPath, [...nodeOptions(), READER, name.replaceAll('\0', ''), wanted], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    })
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => reader.kill('SIGKILL'), TIME_LIMIT_MS)
    reader.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > MAX_ANSWER_BYTES) reader.kill('SIGKILL')
    })
    reader.on('error', reject)
    reader.on('close', () => {
      clearTimeout(timer)
      resolve(size > MAX_ANSWER_BYTES ? '' : Buffer.concat(chunks).toString('utf8'))
    })
    // A reader that was stopped leaves its input unread.
    reader.stdin.on('error', () => {})
    reader.stdin.end(bytes)
  })
}

/** Null for what a stopped reader leaves. */
function parsed(output: string): Answer | null {
  try {
    return JSON.parse(output) as Answer
  } catch {
    return null
  }
}

const READER = fileURLToPath(new URL(AS_WRITTEN ? './reader.ts' : './reader.js', import.meta.url))

function nodeOptions(): string[] {
  const loader = AS_WRITTEN ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return [`--max-old-space-size=${HEAP_LIMIT_MB}`, '--max-semi-space-size=8', ...loader]
}
