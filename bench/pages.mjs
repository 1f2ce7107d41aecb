// Kept pages against nginx: same bytes, same core, same run.
//   node bench/pages.mjs [ROUNDS=3] [SECONDS=4]
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { machine, median, table } from './machine.mjs'

const PAGES = ['/', '/zfxxgk/ledu', '/zfxxgk/ledu/nianbao', '/zfxxgk/ledu/nianbao/2021']
const [OURS, NGINX] = [8191, 8192]
const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 4)
const work = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))

const server = startOurs()
try {
  await until(`http://127.0.0.1:${OURS}/readyz`)
  const pages = await Promise.all(PAGES.map(fetchPage))
  const nginx = startNginx(pages)
  try {
    await until(`http://127.0.0.1:${NGINX}/page0`)
    console.log(`${machine()}; one core for the server, the other for wrk; ${rounds} rounds of ${seconds} s, medians\n`)
    const rows = pages.map((page, i) => {
      const runs = Array.from({ length: rounds }, () => [load(OURS, page.path), load(NGINX, `/page${i}`)])
      const [ours, theirs] = [median(runs.map(([a]) => a)), median(runs.map(([, b]) => b))]
      return [page.path, `${page.gzip.length} B`, Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2)]
    })
    table(['page', 'gzip', 'gongkai /s', 'nginx /s', 'ratio'], rows)
  } finally {
    nginx.kill('SIGKILL')
    spawnSync('pkill', ['-f', work])
  }
} finally {
  server.kill('SIGTERM')
  rmSync(work, { recursive: true, force: true })
}

function startOurs() {
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(OURS), GONGKAI_DATA: join(work, 'data') }
  return spawn('taskset', ['-c', '0', process.execPath, 'dist/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

async function fetchPage(path) {
  const url = `http://127.0.0.1:${OURS}${path}`
  const { request } = await import('node:http')
  const gzip = await new Promise((resolve, reject) => {
    const ask = request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${path}: ${answer.statusCode}`)),
      )
    })
    ask.on('error', reject)
    ask.end()
  })
  return { path, gzip }
}

function startNginx(pages) {
  const root = join(work, 'www')
  mkdirSync(root)
  pages.forEach((page, i) => {
    writeFileSync(join(root, `page${i}.gz`), page.gzip)
    writeFileSync(join(root, `page${i}`), gunzipSync(page.gzip))
  })
  writeFileSync(
    join(work, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${work}/nginx.pid; error_log ${work}/error.log; user root;
     events { worker_connections 1024; }
     http { access_log off; keepalive_requests 100000000; sendfile on; tcp_nopush on; open_file_cache max=100; gzip_static on;
            default_type 'text/html; charset=utf-8'; client_body_temp_path ${work}/b; proxy_temp_path ${work}/p; fastcgi_temp_path ${work}/f; uwsgi_temp_path ${work}/u; scgi_temp_path ${work}/s;
            server { listen 127.0.0.1:${NGINX}; root ${root}; } }`,
  )
  return spawn('taskset', ['-c', '0', 'nginx', '-c', join(work, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function load(port, path) {
  const url = `http://127.0.0.1:${port}${path}`
  const run = spawnSync('taskset', ['-c', '1', 'wrk', '-t1', '-c32', `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', url], {
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
