#!/usr/bin/env node
// Builds what is older than its sources: the server (law, api, src) with tsc, the workbench (admin) with vite.
//   node bin/build.mjs [--server]     --server leaves the workbench alone
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const top = fileURLToPath(new URL('..', import.meta.url))
const BUILT = { server: 'dist/.server-built', workbench: 'dist/.workbench-built' }
const SOURCES = {
  server: ['law', 'api', 'src', 'tsconfig.base.json', 'package-lock.json'],
  workbench: ['law', 'api', 'admin', 'package-lock.json'],
}

/** Builds the server, and the workbench unless told otherwise. Says what it does on standard error. */
export async function build({ workbench = true } = {}) {
  if (isStale('server')) {
    await step('编译服务端程序', 'node_modules/.bin/tsc', ['-b', 'src'])
    await copyAssets()
    await makeEmptyDatabase()
    stamp('server')
  }
  if (workbench && isStale('workbench')) {
    await step('构建工作台页面', 'node_modules/.bin/vite', ['build', '--config', 'admin/vite.config.ts', '--logLevel', 'error'])
    stamp('workbench')
  }
}

function isStale(part) {
  const built = join(top, BUILT[part])
  if (!existsSync(built)) return true
  const at = statSync(built).mtimeMs
  return SOURCES[part].some((source) => newest(join(top, source)) > at)
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

/** Everything in src that the server reads at run time and tsc does not carry over. */
async function copyAssets() {
  const { cpSync, rmSync } = await import('node:fs')
  rmSync(join(top, 'dist/src/platform/html/static'), { recursive: true, force: true })
  cpSync(join(top, 'src'), join(top, 'dist/src'), {
    recursive: true,
    filter: (from) => statSync(from).isDirectory() || /\.(css|svg|js|mjs|typ|woff2|png|ico)$/.test(from),
  })
}

/** The embedded engine needs seconds to make an empty database, a first start a moment to copy one. Made anew with every change of the engine. */
async function makeEmptyDatabase() {
  const { readFileSync, rmSync } = await import('node:fs')
  const engine = JSON.parse(readFileSync(join(top, 'node_modules/@electric-sql/pglite/package.json'), 'utf8')).version
  const made = join(top, 'dist/empty-database.version')
  if (existsSync(made) && readFileSync(made, 'utf8') === engine) return
  rmSync(join(top, 'dist/empty-database'), { recursive: true, force: true })
  await step('准备空的内置数据库', process.execPath, ['bin/empty-database.mjs'])
  writeFileSync(made, engine)
}

function stamp(part) {
  mkdirSync(join(top, 'dist'), { recursive: true })
  writeFileSync(join(top, BUILT[part]), '')
}

function step(label, command, args) {
  return new Promise((done, reject) => {
    const began = Date.now()
    process.stderr.write(`${label} …\n`)
    const tick = setInterval(() => process.stderr.write(`${label} … 已用 ${Math.round((Date.now() - began) / 1000)} 秒\n`), 2000)
    const child = spawn(resolve(top, command), args, { cwd: top, stdio: ['ignore', 2, 2] })
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(tick)
      if (code) return reject(new Error(`${label}没有成功（${command} 的退出码 ${code}）。先运行 npm ci，再看上面的错误。`))
      process.stderr.write(`${label}：${((Date.now() - began) / 1000).toFixed(1)} 秒\n`)
      done()
    })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ workbench: !process.argv.includes('--server') }).catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
}
