import { ideographOfRadical } from '../../../../law/radicals.js'
import type { Check, Checking, Found, Severity } from './finding.js'

const MARKINGS: [RegExp, string][] = [
  [/(?:绝密|机密|秘密)\s*★|★\s*(?:\d+年|长期)/, '出现密级标志'],
  [
    /(?:内部(?:资料|文件|参考)[，,：:\s]*(?:注意保存|请勿外传|不得外传|严禁外传))|(?:不予公开|依申请公开)\s*[）)】\]]?\s*$/m,
    '出现内部资料或者不主动公开的标注',
  ],
]

/** Markings that say a paper is not for the public (保密法). */
export const markingCheck: Check = {
  name: 'marking',
  title: '密级和内部标注',
  find: ({ text, attachments }) => [
    ...markingsIn(text).map((what): Found => marked('正文', undefined, what)),
    ...attachments.flatMap(({ attachment, reading }) =>
      reading.parts.flatMap((part) => markingsIn(part.text).map((what) => marked(attachment.name, attachment.file, what))),
    ),
  ],
}

/** The words that the office keeps a list of. */
export const wordsCheck: Check = {
  name: 'words',
  title: '错敏词',
  find: ({ words, content, text, attachments }) => {
    const places = [
      { where: '标题', file: undefined, text: content.title },
      { where: '正文', file: undefined, text },
      ...attachments.map(({ attachment, reading }) => ({
        where: attachment.name,
        file: attachment.file,
        text: reading.parts.map((part) => part.text).join('\n'),
      })),
    ]
    return places.flatMap(({ where, file, text: within }) =>
      findWords(within, words).map(({ word, kind, count, message }): Found => {
        return { severity: kind, where, ...(file ? { file } : {}), key: word, message, count }
      }),
    )
  },
}

interface WordFound {
  word: string
  kind: Severity
  count: number
  message: string
  /** The word among those around it. */
  excerpt: string
}

const AROUND = 15

/** Which of the office's words stand in a text, however it is broken and whatever forms its signs have. */
export function findWords(text: string, words: Checking['words']): WordFound[] {
  const plain = folded(text).replace(/\s/g, '')
  return words.flatMap(({ word, kind, advice }) => {
    const wanted = folded(word)
    const count = plain.split(wanted).length - 1
    if (count === 0) return []
    const at = plain.indexOf(wanted)
    const excerpt = plain.slice(Math.max(0, at - AROUND), at + wanted.length + AROUND)
    return [{ word, kind, count, excerpt, message: `出现“${word}” ${count} 处${advice === '' ? '，请核对。' : `：${advice}`}` }]
  })
}

/** Markings of secrecy in a text, in words. */
export function markingsIn(text: string): string[] {
  const plain = folded(text)
  return MARKINGS.flatMap(([shape, what]) => (shape.test(plain) ? [what] : []))
}

/** Radicals and full-width forms, as PDFs write them, become the signs they stand for. */
function folded(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (sign) => ideographOfRadical(sign) ?? sign).normalize('NFKC')
}

function marked(where: string, file: string | undefined, what: string): Found {
  const message = `${what}，请先确认可以公开并删去标注。`
  return { severity: 'block', where, ...(file ? { file } : {}), key: what, message, article: '保密法第三十五条' }
}
