import { load } from 'cheerio'
import type { Check, Checking, Found } from './finding.js'

const LARGE = 10 * 1024 * 1024
/** Fewer signs than this say nothing in place of a picture. */
const TWIN = 20

/** Pictures say in words what they show; what consists of pictures only has a text beside it (GB/T 37668). */
export const picturesCheck: Check = {
  name: 'pictures',
  title: '图片和扫描件',
  find(on) {
    const found: Found[] = []
    load(
      on.content.body,
      null,
      false,
    )('img').each((at, element) => {
      if ((element.attribs.alt ?? '').trim() !== '') return
      found.push({
        severity: 'block',
        where: '正文',
        key: `picture ${at + 1}`,
        message: `第 ${at + 1} 张图片没有替代文字，请用一句话说明图里是什么。`,
      })
    })
    return [...found, ...on.attachments.flatMap((one) => wordless(on, one))]
  },
}

/** Attachments open, and hold nothing that their readers do not see. */
export const filesCheck: Check = {
  name: 'files',
  title: '附件',
  find: ({ attachments }) =>
    attachments.flatMap(({ attachment: { file, name }, size, reading }) => {
      const found: Found[] = []
      const say = (severity: Found['severity'], key: string, message: string, remedies: Found['remedies'] = []) =>
        found.push({ severity, where: name, file, key, message, remedies })
      if (reading.unreadable) say('block', 'unreadable', '附件加了密码或者已经损坏，读者打不开。请重新另存后上传。')
      if (size > LARGE) say('hint', 'large', `附件有 ${Math.round(size / 1024 / 1024)} MB，手机打开很慢，建议压缩图片后另存。`)
      const hidden = reading.parts.filter((part) => part.text.trim() !== '' && part.place !== '文档属性' && isHidden(part))
      for (const part of hidden)
        say('reason', `hidden ${part.place}`, `${part.place}里有看不见的内容，请删去；确需保留的请说明。`, ['remove-hidden'])
      const properties = reading.parts.find((part) => part.place === '文档属性')
      if (properties && properties.text.trim() !== '') {
        const message = `文档属性里有${properties.text.split('\n').slice(0, 3).join('、')}，建议清除。`
        say('hint', 'properties', message, ['clean-properties'])
      }
      return found
    }),
}

function isHidden(part: Checking['attachments'][number]['reading']['parts'][number]): boolean {
  return part.hidden || part.cells?.some((cell) => cell.hidden && cell.text !== '') === true
}

function wordless(on: Checking, { attachment: { file, name, inline }, reading }: Checking['attachments'][number]): Found[] {
  if (!reading.wordless || inline) return []
  const others = on.attachments.some((one) => one.attachment.file !== file && !one.reading.wordless && one.reading.parts.length > 0)
  const twin = others || on.text.length >= TWIN
  const what = reading.kind === 'pdf' ? '是扫描件' : '是图片'
  return [
    {
      severity: twin ? 'hint' : 'block',
      where: name,
      file,
      key: 'wordless',
      message: twin ? `${what}，请确认正文或其他附件里有同样内容的文字。` : `${what}，不能检索也不能朗读。请附上文字版，或把内容写进正文。`,
    },
  ]
}
