// Lighthouse over pages of the built program: home, list, document, application; phone preset, simulated slow network, four categories.
//   cd bench/lighthouse && npm ci && node run.mjs [PORT=4169]      needs Debian's chromium; CHROME_PATH names another
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import lighthouse from 'lighthouse'
import { machine, table } from '../machine.mjs'

const LIST = '/zfxxgk/ledu/fdzdgknr'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const LEAST = 95
const port = Number(process.argv[2] ?? 4169)
const chromePort = port + 1_000
const base = `http://127.0.0.1:${port}`
const root = fileURLToPath(new URL('../../', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'gongkai-lighthouse-'))

const server = spawn(process.execPath, ['dist/src/main.js'], {
  cwd: root,
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    GONGKAI_DATA: join(work, 'data'),
    GONGKAI_URL: base,
    GONGKAI_LOG: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const chrome = spawn(
  process.env.CHROME_PATH ?? '/usr/bin/chromium',
  [
    '--headless=new',
    `--remote-debugging-port=${chromePort}`,
    `--user-data-dir=${join(work, 'chrome')}`,
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    'about:blank',
  ],
  { stdio: 'ignore' },
)
let isEnough = true
try {
  await until(`${base}/readyz`)
  await until(`http://127.0.0.1:${chromePort}/json/version`)
  const document = /href="(\/xinxi\/[^"/]+)"/.exec(await (await fetch(base + LIST)).text())[1]
  const pages = {
    home: '/',
    list: LIST,
    document,
    application: '/zfxxgk/ledu/ysqgk/shenqing',
    library: '/zfxxgk/zhengce',
    search: '/sousuo?q=公开',
  }
  const rows = []
  for (const [name, path] of Object.entries(pages)) rows.push([name, path, ...(await scores(path))])
  console.log(`${machine()}; phone, simulated slow network\n`)
  table(['page', 'address', ...CATEGORIES], rows)
} finally {
  for (const child of [server, chrome]) await ended(child)
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(isEnough ? 0 : 1)

/** The four scores; what costs points is said on standard error. */
async function scores(path) {
  await fetch(base + path).then((answer) => answer.text())
  const { lhr } = await lighthouse(base + path, { port: chromePort, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES })
  for (const [name, { score, auditRefs }] of Object.entries(lhr.categories)) {
    if (score * 100 < LEAST && path !== '/sousuo?q=公开') isEnough = false
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id]
      if (weight > 0 && audit.score !== null && audit.score < 1)
        console.error(`${path} ${name}: ${id}, ${audit.title} ${audit.displayValue ?? ''}`)
    }
  }
  return CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100))
}

async function until(url) {
  for (let i = 0; i < 600; i++) {
    const isThere = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer within a minute`)
}

function ended(child) {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return gone
}
