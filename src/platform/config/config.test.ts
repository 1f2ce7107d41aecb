import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Fault } from '../errors/errors.js'
import { parseAddresses } from './addresses.js'
import { readConfig } from './config.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-config-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('without anything said it listens on 8080, IPv4 and IPv6, with the embedded database', () => {
  const config = readConfig({ GONGKAI_DATA: folder, PORT: ' ', DATABASE_URL: '' })
  expect(config).toMatchObject({ port: 8080, host: '::', dataDir: folder, databaseUrl: null, logLevel: 'info', publicUrl: null })
})

test('what may be asked inside is listed by host and port', () => {
  const given = ' OA.example.gov.cn:80, 10.1.2.3:8080,[fd00::1]:443 '
  expect(readConfig({ GONGKAI_DATA: folder, GONGKAI_INSIDE_HOSTS: given }).insideHosts).toEqual([
    'oa.example.gov.cn:80',
    '10.1.2.3:8080',
    '[fd00::1]:443',
  ])
})

test('the data folder is made even where the secret is given: the command line speaks to the server there', () => {
  const data = join(folder, 'new', 'data')
  readConfig({ GONGKAI_DATA: data, GONGKAI_SECRET: 'x'.repeat(32) })
  expect(statSync(data).mode & 0o777).toBe(0o700)
})

test('the secret is made once, for its owner only, and one that is given comes first', () => {
  const data = join(folder, 'new', 'data')
  const { secret } = readConfig({ GONGKAI_DATA: data })
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect(readConfig({ GONGKAI_DATA: data }).secret).toBe(secret)
  expect(readFileSync(join(data, 'secret'), 'utf8').trim()).toBe(secret)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(readConfig({ GONGKAI_DATA: data, GONGKAI_SECRET: 'x'.repeat(32) }).secret).toBe('x'.repeat(32))
})

test.each([
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'mysql://localhost/db'],
  ['DATABASE_URL', 'postgres://localhost'],
  ['GONGKAI_DB_POOL', '1'],
  ['GONGKAI_SECRET', 'short'],
  ['GONGKAI_LOG', 'loud'],
  ['GONGKAI_URL', 'www.example.gov.cn'],
  ['GONGKAI_URL', 'https://www.example.gov.cn/path'],
  ['GONGKAI_TRUST_PROXY', 'yes'],
  ['GONGKAI_INSIDE_HOSTS', 'http://10.0.0.1/'],
  ['GONGKAI_INSIDE_HOSTS', '10.0.0.1'],
])('%s=%s is refused with a sentence that names it', (name, value) => {
  const refused = caught(() => readConfig({ GONGKAI_DATA: folder, [name]: value }))
  expect(refused).toBeInstanceOf(Fault)
  expect((refused as Fault).text).toContain(name)
  expect((refused as Fault).text).toMatch(/。$/)
})

test('a data folder that cannot be one is refused with a sentence', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(caught(() => readConfig({ GONGKAI_DATA: file }))).toMatchObject({ word: 'invalid', details: { code: 'bad-data-dir' } })
})

test.each([
  ['postgres://u:p%40s@h1:5433/db', { user: 'u', password: 'p@s', hosts: [{ host: 'h1', port: 5433 }], database: 'db', ssl: 'disable' }],
  [
    'postgresql://h1,h2:5433/db?sslmode=require',
    {
      user: 'postgres',
      password: '',
      hosts: [
        { host: 'h1', port: 5432 },
        { host: 'h2', port: 5433 },
      ],
      ssl: 'require',
    },
  ],
  ['postgres://u@[::1]:5433/db?sslmode=verify-full', { hosts: [{ host: '::1', port: 5433 }], ssl: 'verify-full' }],
])('%s', (url, parts) => {
  expect(parseAddresses(url)).toMatchObject(parts)
})

test.each([
  'postgres://h:0/db',
  'postgres://h:99999/db',
  'postgres://h,/db',
  'postgres://h/',
  'postgres://u:%zz@h/db',
  'postgres://h/db?sslmode=x',
  'x',
])('%s is not an address', (url) => {
  expect(parseAddresses(url)).toBeNull()
})

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
