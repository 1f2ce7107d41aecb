import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordDiff } from './word-diff.js'

const side = (runs: ReturnType<typeof wordDiff>, kind: 'gone' | 'new') =>
  runs
    .filter((run) => run.kind !== kind)
    .map((run) => run.text)
    .join('')

it('tells two changed words apart from the rest', () => {
  expect(wordDiff('属于讨论记录，不予公开。', '属于过程稿，不予公开。')).toEqual([
    { kind: 'same', text: '属于' },
    { kind: 'gone', text: '讨论记录' },
    { kind: 'new', text: '过程稿' },
    { kind: 'same', text: '，不予公开。' },
  ])
})

it('gives both texts back whole, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const runs = wordDiff(before, after)
      expect(side(runs, 'new')).toBe(before)
      expect(side(runs, 'gone')).toBe(after)
    }),
  )
})
