#!/usr/bin/env node
// After `npm install`: drops from package-lock.json the optional platform packages that the registry does not hold,
// so that `npm ci` does not call the lock incomplete. The lock is then for Linux (see docs/operating.md).
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))
for (const entry of Object.values(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) if (!names.has(name)) delete entry.optionalDependencies[name]
  delete entry.resolved
}
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
