/**
 * The Chinese characters of a text without anything between them. Labels are looked for among these, because spaces,
 * line breaks, punctuation and even the numbers of a row may stand in the middle of a label. The unit behind a number
 * goes with it: 行政规范性文件 4件 has one 件 of the label and one that is none of it.
 */
export interface Letters {
  text: string
  /** The offset in the full text of each letter. */
  at: Int32Array
}

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff〇]/

/** The letters of `text` from `from` to `to`. */
export function lettersOf(text: string, from = 0, to = text.length): Letters {
  const at = new Int32Array(to - from)
  let n = 0
  const runs: string[] = []
  let runStart = -1
  for (let i = from; i < to; i++) {
    if (isHan(text.charCodeAt(i)) && !isUnit(text, i)) {
      at[n++] = i
      if (runStart < 0) runStart = i
    } else if (runStart >= 0) {
      runs.push(text.slice(runStart, i))
      runStart = -1
    }
  }
  if (runStart >= 0) runs.push(text.slice(runStart, to))
  return { text: runs.join(''), at: at.subarray(0, n) }
}

const UNITS = '件条项个次份宗起元万亿'

/** Whether a letter is the unit of the number before it. */
function isUnit(text: string, at: number): boolean {
  if (!UNITS.includes(text[at] as string)) return false
  let before = at - 1
  if (text[at] === '元' && (text[before] === '万' || text[before] === '亿')) before--
  if (text[before] === ' ') before--
  const code = text.charCodeAt(before)
  return code >= 0x30 && code <= 0x39
}

/** Only the letters of a short text. */
export function onlyLetters(text: string): string {
  return [...text].filter((char) => HAN.test(char)).join('')
}

/** Whether a UTF-16 unit is a Chinese character. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
}

/** The index of the first letter at or after an offset of the full text. */
export function letterIndex(letters: Letters, offset: number): number {
  let low = 0
  let high = letters.at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((letters.at[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
