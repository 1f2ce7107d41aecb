import { CHAPTER_TITLES } from '../../../../../law/annual-report/report.js'
import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { chapterNumber } from '../text.js'

const NUMERALS = '一二三四五六'
/** 条例 art. 50 ¶1 calls the parts so; the format gives them shorter names. */
const LAWFUL: Record<number, RegExp> = {
  2: /^行政机关主动公开政府信息的?情况$/,
  3: /^行政机关收到和处理政府信息公开申请的?情况$/,
  4: /^因政府信息公开(工作)?被申请行政复议[、和及]?提起行政诉讼的?情况$/,
  5: /^政府信息公开工作存在的?主要问题及改进情况$/,
}

/** F-HEAD: the six headings, in the words of the format, in order, once; and the title before them. */
export function checkHeads(context: Context): Finding[] {
  const found = context.report.chapters.map((chapter, index) => ({ chapter, number: chapterNumber(context.report, index) }))
  return [
    ...CHAPTER_TITLES.flatMap((title, index) => {
      const those = found.filter(({ number }) => number === index + 1).map(({ chapter }) => chapter)
      const [first, second] = those
      if (!first) return [missing(context, index, title)]
      return [
        ...(second ? [twice(context, index, title, second.place.line)] : []),
        ...renamed(context, index, title, first.title, first.place.line),
      ]
    }),
    ...outOfOrder(context),
    ...titleOrder(context),
  ]
}

function missing(context: Context, index: number, title: string): Finding {
  return context.raise('F-HEAD', {
    phrase: `missing ${index + 1}`,
    message: `缺第${NUMERALS[index]}部分“${NUMERALS[index]}、${title}”。`,
    mend: '补上这一部分；没有内容的写“无”。',
  })
}

function twice(context: Context, index: number, title: string, line: number): Finding {
  return context.raise('F-HEAD', {
    severity: 'warning',
    phrase: `twice ${index + 1}`,
    lines: [line],
    message: `第${NUMERALS[index]}部分“${title}”出现了不止一次。`,
    mend: '合并成一个部分。',
  })
}

function renamed(context: Context, index: number, title: string, heading: string, line: number): Finding[] {
  const written = heading
    .replace(/\s/g, '')
    .replace(/^[（(]?[一二三四五六]?[）)]?[、.．:：]?/, '')
    .replace(/[。：:]$/, '')
  if (written === title) return []
  const slight = loosened(written) === loosened(title)
  const lawful = LAWFUL[index + 1]?.test(written)
  return [
    context.raise('F-HEAD', {
      severity: slight ? 'info' : lawful ? 'warning' : 'error',
      phrase: `renamed ${index + 1} ${written}`,
      lines: [line],
      message: `第${NUMERALS[index]}部分的标题写成“${written}”，规定的标题是“${title}”。`,
      mend: `改成“${NUMERALS[index]}、${title}”。`,
    }),
  ]
}

/** Punctuation and little words that change nothing. */
function loosened(title: string): string {
  return title.replace(/[^\p{L}\p{N}]/gu, '').replace(/[和及与的]/g, '')
}

function outOfOrder(context: Context): Finding[] {
  const numbers = context.report.chapters.map((_, index) => chapterNumber(context.report, index)).filter((number) => number !== null)
  const wrong = numbers.findIndex((number, index) => index > 0 && number < (numbers[index - 1] as number))
  if (wrong < 0) return []
  return [
    context.raise('F-HEAD', {
      severity: 'warning',
      phrase: 'order',
      message: `第${NUMERALS[(numbers[wrong] as number) - 1]}部分排在第${NUMERALS[(numbers[wrong - 1] as number) - 1]}部分后面，顺序不对。`,
      mend: '按一至六的顺序排列。',
    }),
  ]
}

function titleOrder(context: Context): Finding[] {
  const { titlePlace, chapters } = context.report
  const first = chapters[0]
  if (!titlePlace || !first || titlePlace.line <= first.place.line) return []
  return [
    context.raise('F-HEAD', {
      severity: 'warning',
      phrase: 'title after heading',
      lines: [first.place.line, titlePlace.line],
      message: '报告的标题排在第一部分的标题后面。',
      mend: '把报告标题移到最前面。',
    }),
  ]
}
