import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A source of made-up Chinese texts: the same seed gives the same texts. Words come as often as the dictionary of the segmenter says. */
export interface Texts {
  /** About `length` characters, with punctuation. */
  text(length: number): string
  title(): string
  /** A word of a rank: 0 is the most frequent. */
  word(rank: number): string
  words: number
}

export function texts(seed: number): Texts {
  const random = mulberry(seed)
  const { words, reach } = vocabulary
  const total = reach.at(-1) as number
  const pick = (): string => words[search(reach, random() * total)] as string
  const text = (length: number): string => {
    let made = ''
    let sentence = 0
    while (made.length < length) {
      made += pick()
      sentence += 1
      if (sentence > 6 && random() < 0.3) {
        made += random() < 0.3 ? '。' : '，'
        sentence = 0
      }
    }
    return `${made}。`
  }
  return {
    text,
    title: () => `关于${Array.from({ length: 4 }, pick).join('')}的通知`,
    word: (rank) => words[rank] as string,
    words: words.length,
  }
}

/** Words of two and more characters by frequency, and the sums of their frequencies. */
const vocabulary = readVocabulary()

function readVocabulary(): { words: string[]; reach: Float64Array } {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  const lines = readFileSync(path, 'utf8').split('\n')
  const entries = lines
    .map((line) => line.split(' '))
    .filter(([word, count]) => word && word.length >= 2 && Number(count) >= 3)
    .map(([word, count]) => [word as string, Number(count)] as const)
    .sort((a, b) => b[1] - a[1])
  const reach = new Float64Array(entries.length)
  let sum = 0
  for (const [n, [, count]] of entries.entries()) reach[n] = sum += count
  return { words: entries.map(([word]) => word), reach }
}

function search(reach: Float64Array, value: number): number {
  let low = 0
  let high = reach.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
