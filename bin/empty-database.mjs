#!/usr/bin/env node
// Part of the build: an empty database of the embedded engine in dist/empty-database, copied by every first start.
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../dist/src/platform/db/pglite/thread.js'

await makeFolder(fileURLToPath(new URL('../dist/empty-database', import.meta.url)))
