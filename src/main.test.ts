import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'gongkai-start-'))
const port = await freePort()
const env = { ...process.env, PORT: String(port), GONGKAI_DATA: join(folder, 'data'), TSX_TSCONFIG_PATH: join(ROOT, 'src/tsconfig.json') }
let running: ChildProcess | undefined

afterAll(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('the first start shows the demonstration and a link for the first administrator; the second finds everything as it was', async () => {
  const first = await start()
  const link = /http:\/\/localhost:\d+(\/mima\?lianjie=\S+)/.exec(first)?.[1] as string
  for (const host of ['127.0.0.1', '[::1]']) expect((await fetch(`http://${host}:${port}/zfxxgk/ledu`)).status).toBe(200)
  const body = new URLSearchParams({
    lianjie: new URLSearchParams(link.split('?')[1]).get('lianjie') as string,
    password: 'Ledu-2021x',
    again: 'Ledu-2021x',
  })
  const set = await fetch(`http://localhost:${port}/mima`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: `http://localhost:${port}` },
  })
  expect(set.status).toBe(303)

  const added = cli('user', 'add', '--name', '张三', '--organ', 'ledu', '--role', 'clerk')
  expect(added.stdout).toContain('账号 ledu-clerk')
  const invitation = /(\/mima\?lianjie=\S+)/.exec(added.stdout)?.[1]
  expect(await (await fetch(`http://localhost:${port}${invitation}`)).text()).toContain('张三')
  expect(await stop()).toBe(0)

  expect(cli('user', 'link', 'ledu-clerk').stdout).toContain('张三')
  const second = await start()
  expect(second).not.toContain('lianjie')
  const signIn = await fetch(`http://localhost:${port}/denglu`, {
    method: 'POST',
    body: new URLSearchParams({ login: 'admin', password: 'Ledu-2021x' }),
    redirect: 'manual',
    headers: { origin: `http://localhost:${port}` },
  })
  expect(signIn.status).toBe(303)
  expect(await stop()).toBe(0)
}, 300_000)

test('a value that makes no sense, and a port that is taken, are told in a sentence', async () => {
  const nonsense = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { ...env, PORT: 'eighty' },
    encoding: 'utf8',
  })
  expect(nonsense.stderr).toBe('PORT 应为 0 到 65535 之间的整数，例如 8080。\n')
  expect(nonsense.status).toBe(2)
  const taken = createServer().listen(port)
  const refused = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: ROOT, env, encoding: 'utf8' })
  taken.close()
  expect(refused.stderr).toContain(`端口 ${port} 已被占用`)
  expect(refused.status).toBe(2)
}, 120_000)

/** Starts the server and returns what it said until it was open. */
function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: ROOT, env })
  running = child
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('网站已经打开')) setTimeout(() => resolve(said), 1_000)
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
}

function stop(): Promise<number | null> {
  const child = running as ChildProcess
  running = undefined
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', resolve)
    child.kill('SIGTERM')
  })
}

function cli(...parameters: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...parameters], { cwd: ROOT, env, encoding: 'utf8' })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
