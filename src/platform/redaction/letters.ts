import { ideographOfRadical } from '../../../law/radicals.js'

/** A text as it is searched, and for each of its UTF-16 units the number of the sign that it comes from. */
export interface Letters {
  text: string
  from: number[]
}

/**
 * Signs as they are compared: full-width forms, radicals and compatibility forms become plain, small letters; blanks, line ends, invisible signs, dashes
 * and middle dots go. So a word is found however it was set.
 */
export function lettersOf(signs: readonly string[]): Letters {
  const from: number[] = []
  let text = ''
  signs.forEach((sign, at) => {
    const plain = plainOf(sign)
    text += plain
    for (let i = 0; i < plain.length; i += 1) from.push(at)
  })
  return { text, from }
}

/** A word as it is looked for; '' for one of which nothing is left. */
export function plainOf(text: string): string {
  return [...text.normalize('NFKC')]
    .map((sign) => ideographOfRadical(sign) ?? sign)
    .join('')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}\p{Pd}\p{Co}·•・‧˙.。_]/gu, '')
}

/** Where a plain word stands: for each time the numbers of its first and last sign. Places may overlap. */
export function placesOf(letters: Letters, word: string): { first: number; last: number }[] {
  const places: { first: number; last: number }[] = []
  if (word === '') return places
  for (let at = letters.text.indexOf(word); at >= 0; at = letters.text.indexOf(word, at + 1)) {
    places.push({ first: letters.from[at] as number, last: letters.from[at + word.length - 1] as number })
  }
  return places
}
