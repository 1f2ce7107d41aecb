import { expect, test } from 'vitest'
import { pageKey } from './pageKey.js'

test('a key is a day that exists and an id; all else begins the list again', () => {
  expect(pageKey('2021-09-10~abc')).toEqual({ on: '2021-09-10', id: 'abc' })
  for (const odd of [undefined, '', '~', '2021-09-10', '2021-09-10~', '2021-13-45~abc', '2021-02-29~abc', 'abc~2021-09-10'])
    expect(pageKey(odd)).toBeNull()
})
