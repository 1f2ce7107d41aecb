import { expect, it } from 'vitest'
import { pasteBlock } from './paste.js'

const ROWS = [
  ['a1', 'a2', 'a3'],
  ['b1', 'b2', 'b3'],
]

it('lays a block from the chosen cell, blank as blank', () => {
  expect(pasteBlock('1\t\n3\t4\r\n', 'a2', ROWS)).toEqual({ cells: { a2: 1, a3: null, b2: 3, b3: 4 }, left: [] })
})

it('says what it could not put anywhere', () => {
  expect(pasteBlock('1\t无\t3\t4', 'a1', ROWS)).toEqual({ cells: { a1: 1, a3: 3 }, left: ['无', '4'] })
  expect(pasteBlock('1\n2\n3', 'b1', ROWS)).toEqual({ cells: { b1: 1 }, left: ['2', '3'] })
})

it('leaves a single value to the field', () => {
  expect(pasteBlock('12', 'a1', ROWS)).toBeNull()
})
