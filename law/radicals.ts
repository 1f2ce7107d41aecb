/**
 * The unified ideographs behind the code points of Unicode's two radical blocks, which the text layer of a PDF often
 * holds in place of the plain character of the same shape (⻔ for 门). NFKC leaves the CJK Radicals Supplement alone,
 * and maps three Kangxi radicals to shapes that mainland text does not use (⼾ to 戶); those stand here too.
 */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罒⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟'
const KANGXI = '⼾户⾭青⿈黄'

const BY_RADICAL = new Map(pairs(SUPPLEMENT + KANGXI))

/** The ideograph that a radical code point stands for, or null when `char` is none. */
export function ideographOfRadical(char: string): string | null {
  const code = char.charCodeAt(0)
  if (code < 0x2e80 || code > 0x2fd5) return null
  return BY_RADICAL.get(char) ?? char.normalize('NFKC')
}

function pairs(text: string): [string, string][] {
  const chars = [...text]
  return chars.flatMap((char, i): [string, string][] => (i % 2 === 0 ? [[char, chars[i + 1] ?? char]] : []))
}
