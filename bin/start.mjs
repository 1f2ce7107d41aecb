#!/usr/bin/env node
// npm start: builds what is stale, then runs the server in this process.
import { build } from './build.mjs'

process.env.NODE_ENV ??= 'production'
try {
  await build()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
await import('../dist/src/main.js')
