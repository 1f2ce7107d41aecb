/** GB/T 9704-2012, in millimetres: A4, 天头 37, 订口 28, and a text area of 156 × 225. */
export const PAGE = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 } as const

/** Twenty-two lines of twenty-eight characters; sizes and pitch in points. */
export const BODY_SIZE = 16 // 三号
export const TITLE_SIZE = 22 // 二号
export const FOOT_SIZE = 14 // 四号
/** Tables are set smaller: table 3 has ten columns. */
export const TABLE_SIZE = 9 // 小五
export const LINE_PITCH = 28

/** Names that Chinese office programs know. They are licensed fonts: named, never shipped. */
export const FONTS = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  foot: '宋体',
} as const

/** 1 mm in twentieths of a point. */
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)

/** The second level of headings in a paragraph: （一）… up to its full stop. null when the paragraph is none. */
export function subheadingOf(text: string): string | null {
  return /^（[一二三四五六七八九十]+）[^。]{1,30}。/.exec(text)?.[0] ?? null
}

/** 2022年1月7日, as a signature writes it. */
export function dateInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
