import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from '../../../platform/http/csv.js'
import { readCsv } from './csv.js'
import { robotsIn } from './robots.js'
import { openFolder } from './tree.js'

test('a folder gives every file however many there are, and nothing by a link', async () => {
  const root = mkdtempSync(join(tmpdir(), 'gongkai-folder-'))
  try {
    mkdirSync(join(root, 'a/b'), { recursive: true })
    for (let n = 0; n < 100; n += 1) writeFileSync(join(root, `a/b/${n}.html`), String(n))
    symlinkSync('/etc', join(root, 'a/etc'))
    symlinkSync('/etc/passwd', join(root, 'a/b/passwd.html'))
    const tree = await openFolder(root)
    expect([...tree.paths.values()].filter((reason) => reason === null)).toHaveLength(100)
    expect((await tree.read('a/b/99.html')).toString()).toBe('99')
    for (const path of ['a/b/passwd.html', 'a/etc/passwd', '../../etc/passwd', 'a/etc']) {
      await expect(tree.read(path), path).rejects.toMatchObject({ word: 'invalid' })
    }
    // Put in its place after the folder was read.
    rmSync(join(root, 'a/b/1.html'))
    symlinkSync('/etc/passwd', join(root, 'a/b/1.html'))
    await expect(tree.read('a/b/1.html')).rejects.toThrow()
    await expect(openFolder(join(root, 'none'))).rejects.toMatchObject({ word: 'invalid' })
  } finally {
    rmSync(root, { recursive: true })
  }
})

describe('robots.txt', () => {
  const allows = (text: string, path: string) => robotsIn(text, 0).allows(new URL(path, 'http://a.cn'))
  test.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf?b', true],
    ['User-agent: other\nUser-agent: GongKai\nDisallow: /a\n\nUser-agent: *\nDisallow: /', '/b', true],
    ['User-agent: baiduspider\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /a # why', '/ab', false],
  ])('%j and %s', (text, path, allowed) => expect(allows(text, path)).toBe(allowed))

  test('its delay is kept, within reason', () => {
    expect(robotsIn('User-agent: *\nCrawl-delay: 3', 500).waitMs).toBe(3_000)
    expect(robotsIn('User-agent: *\nCrawl-delay: 86400', 500).waitMs).toBe(10_000)
    expect(robotsIn('', 500).waitMs).toBe(500)
  })
})

test('what we write as CSV we read again', () => {
  const cell = fc.string().filter((text) => !/^[=+\-@\t\r＝＋－＠]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
      // The head decides which sign stands between.
      const all = [['标题', '日期'], ...rows]
      expect(readCsv(all.map((row) => csvLine(row)).join(''))).toEqual(all)
    }),
  )
})
