import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { FEATURES } from './app.js'

const SRC = import.meta.dirname
const ORDER = FEATURES.map((feature) => feature.name)

test('a feature imports only those above it, and only their index.ts', () => {
  const wrong = importsBelow('features').filter(({ from, to }) => {
    const [, own] = from.split('/')
    const [root, other, ...rest] = to.split('/')
    if (root !== 'features' || own === other) return false
    return rest.join('/') !== 'index.js' || ORDER.indexOf(other as string) >= ORDER.indexOf(own as string)
  })
  expect(wrong).toEqual([])
})

test('the platform imports no feature', () => {
  expect(importsBelow('platform').filter(({ to }) => to.startsWith('features/'))).toEqual([])
})

test('every feature stands in the list', () => {
  expect(readdirSync(join(SRC, 'features')).sort()).toEqual([...ORDER].sort())
})

function importsBelow(folder: string): { from: string; to: string }[] {
  const files = readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(SRC, folder, name))
    .filter((path) => statSync(path).isFile() && /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  return files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => ({
      from: relative(SRC, path),
      to: relative(SRC, resolve(dirname(path), target as string)),
    })),
  )
}
