import { repairText } from '../../repair.js'

const CHAPTER = /^[一二三四五六七]、\s*(总体情况|主动公开政府信息|收到和处理|政府信息公开行政|存在的主要问题|其他需要报告|概述)/

/** Whether a text is the heading of a chapter of the report. */
export function isChapterHeading(text: string): boolean {
  return CHAPTER.test(repairText(text, new Map()).text.replace(/\s+/g, ''))
}
