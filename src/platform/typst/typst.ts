import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Fault } from '../errors/errors.js'
import { turns } from '../process/turns.js'

const TIME_LIMIT_MS = 30_000
/** Of the JavaScript heap; typst itself holds two fonts of 15 MB and the document. */
const HEAP_MB = 256
const MOST_BYTES = 50 * 1024 * 1024
/** Each takes a core and 100 MB. */
const setting = turns(2)

/**
 * A document as PDF/A-2a (tagged, so that it can be listened to): the template beside the caller, filled with `data`. The same data give the same
 * bytes. Set in a process of its own, that is ended after half a minute. Throws Fault `unavailable` when that process fails.
 */
export function setPdf(template: URL, data: unknown): Promise<Buffer> {
  return setting.take(() => runTypst(fileURLToPath(template), JSON.stringify(data)))
}

async function runTypst(template: string, data: string): Promise<Buffer> {
  const { file, flags } = child()
  const typst = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...flags, file, template, 'a-2a'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  const chunks: Buffer[] = []
  let size = 0
  let complaint = ''
  typst.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_BYTES) typst.kill('SIGKILL')
    else chunks.push(chunk)
  })
  typst.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  // The child may end before it has read everything; its exit code tells why.
  typst.stdin.on('error', () => undefined)
  typst.stdin.end(data)
  const code = await new Promise<number | null>((resolve) => {
    typst.on('error', () => resolve(null))
    typst.on('close', resolve)
  })
  const pdf = Buffer.concat(chunks)
  if (code === 0 && pdf.subarray(0, 5).toString() === '%PDF-') return pdf
  throw new Fault('unavailable', 'PDF 文件暂时不能生成，请先下载 Word 文件，或稍后再试。', {
    code: complaint === '' ? 'pdf-killed' : 'pdf-failed',
  })
}

/** The compiled file beside this one, or in development the source, through the loader that runs us. */
function child(): { file: string; flags: string[] } {
  const built = fileURLToPath(new URL('./child.js', import.meta.url))
  if (existsSync(built)) return { file: built, flags: [] }
  return { file: fileURLToPath(new URL('./child.ts', import.meta.url)), flags: ['--import', 'tsx'] }
}
