// Kept pages against nginx: same bytes in each coding, same core, same run; and what a document's page weighs.
//   node bench/pages.mjs [ROUNDS=3] [SECONDS=4]
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { machine, median, table } from './machine.mjs'

const LIST = '/zfxxgk/ledu/fdzdgknr'
const PAGES = ['/', LIST, '/zfxxgk/zhengce', '/zfxxgk/ledu', '/zfxxgk/ledu/nianbao/2021']
const CODINGS = ['gzip', 'br']
const [OURS, NGINX] = [8191, 8192]
const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 4)
const work = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))

const server = startOurs()
try {
  await until(`http://127.0.0.1:${OURS}/readyz`)
  const pages = await Promise.all([await documentIn(LIST), ...PAGES].map(pageAt))
  const nginx = startNginx(pages)
  try {
    await until(`http://127.0.0.1:${NGINX}/page0`)
    console.log(`${machine()}; one core for the server, the other for wrk; ${rounds} rounds of ${seconds} s, medians\n`)
    const rows = pages.flatMap((page, i) => CODINGS.map((coding) => compare(page, i, coding)))
    table(['page', 'coding', 'bytes', 'gongkai /s', 'nginx /s', 'ratio'], rows)
    await weigh(pages[0])
  } finally {
    nginx.kill('SIGTERM')
  }
} finally {
  server.kill('SIGTERM')
  rmSync(work, { recursive: true, force: true })
}

/** The first document of a list. */
async function documentIn(list) {
  const html = await (await fetch(`http://127.0.0.1:${OURS}${list}`)).text()
  return /href="(\/xinxi\/[^"/]+)"/.exec(html)[1]
}

async function pageAt(path) {
  const bodies = await Promise.all(CODINGS.map((coding) => fetchCoded(path, coding)))
  return { path, gzip: bodies[0], br: bodies[1] }
}

function compare(page, i, coding) {
  const runs = Array.from({ length: rounds }, () => [
    load(OURS, page.path, coding),
    load(NGINX, `/${coding === 'br' ? 'br' : 'page'}${i}`, coding),
  ])
  const [ours, theirs] = [median(runs.map(([a]) => a)), median(runs.map(([, b]) => b))]
  return [page.path, coding, page[coding].length, Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2)]
}

/** HTML and CSS of a document's page as they come over the wire. */
async function weigh({ path, gzip, br }) {
  const style = /href="(\/assets\/style[^"]+)"/.exec(gunzipSync(gzip).toString())[1]
  const [zipped, brotli] = await Promise.all(CODINGS.map((coding) => fetchCoded(style, coding)))
  const kilo = (bytes) => `${(bytes / 1024).toFixed(1)} kB`
  console.log(`\n${path}, HTML and CSS: ${kilo(gzip.length + zipped.length)} with gzip, ${kilo(br.length + brotli.length)} with brotli`)
}

function startOurs() {
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(OURS), GONGKAI_DATA: join(work, 'data') }
  return spawn('taskset', ['-c', '0', process.execPath, 'dist/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The bytes as they come, not decoded. */
function fetchCoded(path, coding) {
  return new Promise((resolve, reject) => {
    // No connection is kept: while wrk ran, the server has closed it.
    const ask = request(`http://127.0.0.1:${OURS}${path}`, { agent: false, headers: { 'accept-encoding': coding } }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== coding) reject(new Error(`${path}: ${answer.statusCode}`))
        else resolve(Buffer.concat(chunks))
      })
    })
    ask.on('error', reject)
    ask.end()
  })
}

function startNginx(pages) {
  const root = join(work, 'www')
  mkdirSync(root)
  pages.forEach((page, i) => {
    writeFileSync(join(root, `page${i}.gz`), page.gzip)
    writeFileSync(join(root, `page${i}`), gunzipSync(page.gzip))
    // nginx as Debian has it knows no brotli: the bytes stand there as a file that is said to be so.
    writeFileSync(join(root, `br${i}`), page.br)
  })
  writeFileSync(
    join(work, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${work}/nginx.pid; error_log ${work}/error.log; user root;
     events { worker_connections 1024; }
     http { access_log off; keepalive_requests 100000000; sendfile on; tcp_nopush on; open_file_cache max=100; gzip_static on;
            default_type 'text/html; charset=utf-8'; client_body_temp_path ${work}/b; proxy_temp_path ${work}/p; fastcgi_temp_path ${work}/f; uwsgi_temp_path ${work}/u; scgi_temp_path ${work}/s;
            server { listen 127.0.0.1:${NGINX}; root ${root}; location /br { add_header Content-Encoding br; } } }`,
  )
  return spawn('taskset', ['-c', '0', 'nginx', '-c', join(work, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function load(port, path, coding) {
  const url = `http://127.0.0.1:${port}${path}`
  const run = spawnSync('taskset', ['-c', '1', 'wrk', '-t1', '-c32', `-d${seconds}s`, '-H', `Accept-Encoding: ${coding}`, url], {
    encoding: 'utf8',
  })
  if (/Non-2xx|Socket errors/.test(run.stdout)) throw new Error(`${url}: ${run.stdout}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(run.stdout)[1])
}

async function until(url) {
  for (let i = 0; i < 300; i++) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer within 30 s`)
}
