import { ideographOfRadical } from '../../../../law/radicals.js'

export type RepairKind = 'radical' | 'compatibility' | 'full-width' | 'space' | 'invisible' | 'markdown' | 'page-number' | 'glued-digits'

/** How often each kind of repair was made. */
export type RepairCounts = Map<RepairKind, number>

export interface RepairedText {
  text: string
  /** For each character of `text` its offset in what was repaired; null when they are the same. */
  origins: Int32Array | null
}

const SUSPICIOUS =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fd5\u3000\uf900-\ufaff\ufe00-\ufe0f\ufeff\uff05\uff0b\uff0d-\uff19\uff21-\uff3a\uff41-\uff5a\uff5c]|\*\*|^\s{0,3}#{1,6}\s/
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/
const SPACE = /[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/**
 * One line of text with its code points set right: radicals and compatibility ideographs become the plain characters,
 * full-width digits, letters and number signs the half-width ones, odd spaces a space; what cannot be seen and Markdown
 * marks go. Chinese punctuation stays. `counts` is raised by what was done.
 */
export function repairText(raw: string, counts: RepairCounts): RepairedText {
  if (!SUSPICIOUS.test(raw)) return { text: raw, origins: null }
  const marks = markdownMarks(raw)
  const origins: number[] = []
  let text = ''
  for (let i = 0; i < raw.length; i++) {
    if (marks?.has(i)) {
      count(counts, 'markdown')
      continue
    }
    const repaired = repairChar(raw[i] ?? '', counts)
    for (let k = 0; k < repaired.length; k++) origins.push(i)
    text += repaired
  }
  const same = text.length === raw.length && origins.every((origin, i) => origin === i)
  return { text, origins: same ? null : Int32Array.from(origins) }
}

/** Raises the count of a kind of repair. */
export function count(counts: RepairCounts, kind: RepairKind, by = 1): void {
  counts.set(kind, (counts.get(kind) ?? 0) + by)
}

function repairChar(char: string, counts: RepairCounts): string {
  const code = char.charCodeAt(0)
  if (code < 0x7f && code > 0x1f) return char
  if (INVISIBLE.test(char)) {
    count(counts, 'invisible')
    return ''
  }
  if (SPACE.test(char)) {
    if (code !== 0x3000) count(counts, 'space')
    return ' '
  }
  const ideograph = ideographOfRadical(char)
  if (ideograph) {
    count(counts, 'radical')
    return ideograph
  }
  if (code >= 0xf900 && code <= 0xfaff) {
    count(counts, 'compatibility')
    return char.normalize('NFKC')
  }
  if (isFullWidthNumberOrLetter(code)) {
    count(counts, 'full-width')
    return String.fromCharCode(code - 0xfee0)
  }
  return char
}

function isFullWidthNumberOrLetter(code: number): boolean {
  if (code < 0xff05 || code > 0xff5c) return false
  return (
    code === 0xff05 ||
    code === 0xff0b ||
    (code >= 0xff0d && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    code === 0xff5c
  )
}

function markdownMarks(raw: string): Set<number> | null {
  const marks = new Set<number>()
  for (let at = raw.indexOf('**'); at >= 0; at = raw.indexOf('**', at + 2)) marks.add(at).add(at + 1)
  const heading = /^(\s{0,3})(#{1,6})\s/.exec(raw)
  if (heading) for (let i = 0; i < (heading[2]?.length ?? 0); i++) marks.add((heading[1]?.length ?? 0) + i)
  return marks.size ? marks : null
}
