const DIGITS = '零一二三四五六七八九'
const CIRCLED = 0x245f
const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** The numeral that Word prints for `n` in a numbering format (ST_NumberFormat); null for bullets and no numeral. */
export function numeral(n: number, format: string): string | null {
  switch (format) {
    case 'none':
    case 'bullet':
      return null
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return chinese(n)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(n)].map((digit) => DIGITS[Number(digit)]?.replace('零', '〇')).join('')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return [...chinese(n)].map((sign) => '零壹贰叁肆伍陆柒捌玖拾佰仟'['零一二三四五六七八九十百千'.indexOf(sign)]).join('')
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[(n - 1) % 10] ?? String(n)
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'[(n - 1) % 12] ?? String(n)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(CIRCLED + n) : String(n)
    case 'decimalEnclosedParen':
      return `(${n})`
    case 'decimalEnclosedFullstop':
      return `${n}.`
    case 'ideographEnclosedCircle':
      return `(${chinese(n)})`
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'upperLetter':
      return letter(n)
    case 'lowerLetter':
      return letter(n).toLowerCase()
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    default:
      return String(n)
  }
}

/** 十二, 二十, 一百零三 */
function chinese(n: number): string {
  if (n <= 0 || n >= 10_000) return String(n)
  const units = ['', '十', '百', '千']
  const digits = [...String(n)].map(Number)
  const text = digits.map((digit, i) => (digit === 0 ? '零' : `${DIGITS[digit]}${units[digits.length - 1 - i]}`)).join('')
  return text.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}

function letter(n: number): string {
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)
}

function roman(n: number): string {
  let rest = Math.min(n, 3999)
  let text = ''
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) text += sign
  return text
}
