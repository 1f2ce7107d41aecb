#!/usr/bin/env node
// npm test: builds, runs every test, and closes with what was skipped (by name) and the count.
//   node bin/test.mjs [FILE or filter ...]
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const top = fileURLToPath(new URL('..', import.meta.url))
const report = join(top, 'dist/test-report.json')
try {
  await build()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
mkdirSync(join(top, 'dist'), { recursive: true })
rmSync(report, { force: true })
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
const run = spawnSync(join(top, 'node_modules/.bin/vitest'), args, { cwd: top, stdio: 'inherit' })

const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
const tests = testResults.flatMap((file) => file.assertionResults)
const skipped = tests.filter((test) => test.status === 'pending' || test.status === 'skipped')
const failedFiles = testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
)
const passed = tests.filter((test) => test.status === 'passed').length
const failed = tests.filter((test) => test.status === 'failed').length + failedFiles.length
if (skipped.length)
  console.log(`\nSkipped, because something they need is not on this machine:\n${skipped.map((test) => `  - ${test.fullName}`).join('\n')}`)
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`)
process.exit(run.status || (failed || !passed ? 1 : 0))
