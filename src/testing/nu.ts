import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const jar = findJar()

/** Why the Nu checker cannot run here, or null when it can. */
export const withoutNu: string | null = jar === null ? 'no vnu-jar' : hasJava() ? null : 'no java'

/** What the Nu checker calls errors in these documents, by the name that each was given. Empty when all are valid. */
export async function nuErrors(documents: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-nu-'))
  try {
    const names = [...documents.keys()]
    for (const [i, name] of names.entries()) writeFileSync(join(folder, `${i}.html`), documents.get(name) ?? '')
    const { messages } = JSON.parse(await check(folder)) as { messages: Message[] }
    return messages
      .filter((one) => one.type === 'error')
      .map((one) => `${names[Number(/(\d+)\.html/.exec(one.url)?.[1])]}: ${one.message} ${one.extract ?? ''}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Message {
  type: string
  url: string
  message: string
  extract?: string
}

function check(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parameters = ['-Xss4m', '-jar', jar ?? '', '--format', 'json', '--exit-zero-always', '--skip-non-html', folder]
    execFile('java', parameters, { maxBuffer: 64 * 1024 * 1024 }, (error, _stdout, stderr) => (error ? reject(error) : resolve(stderr)))
  })
}

function findJar(): string | null {
  try {
    const path = join(createRequire(import.meta.url).resolve('vnu-jar/package.json'), '../build/dist/vnu.jar')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

function hasJava(): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'java')))
}
