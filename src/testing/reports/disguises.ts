import type { FormCell, FormReport } from '../report-files/form.js'

/** A way in which offices write the same labels and numbers differently. */
export interface Disguise {
  name: string
  label?: (text: string) => string
  /** Of a number's text; '' for a blank cell. */
  value?: (text: string) => string
  /** Whether it writes something in blank cells, so that they leave a trace in every shape that parts cells. */
  fillsBlanks?: boolean
}

const HALF: Record<string, string> = { '（': '(', '）': ')', '，': ',', '：': ':', '“': '"', '”': '"' }
const RADICALS: Record<string, string> = {
  一: '⼀',
  二: '⼆',
  人: '⼈',
  行: '⾏',
  止: '⽌',
  方: '⽅',
  无: '⽆',
  力: '⼒',
  民: '⺠',
  长: '⻓',
  用: '⽤',
  示: '⽰',
  金: '⾦',
  小: '⼩',
}

export const DISGUISES: Disguise[] = [
  { name: 'half-width brackets and quotation marks', label: (text) => text.replace(/[（），：“”]/g, (char) => HALF[char] ?? char) },
  { name: 'numbers of labels with 、', label: (text) => text.replace(/^(\d)\./, '$1、') },
  { name: 'numbers of labels in brackets', label: (text) => text.replace(/^(\d)\./, '（$1）') },
  { name: 'numbers of labels with a point and a blank', label: (text) => text.replace(/^(\d)\./, '$1. ') },
  { name: 'numbers of labels without a point', label: (text) => text.replace(/^(\d)\./, '$1') },
  { name: 'no quotation marks', label: (text) => text.replace(/[“”]/g, '') },
  {
    name: 'blanks inside labels',
    label: (text) =>
      text
        .replace(/总计/g, '总 计')
        .replace(/本年度/g, '本 年 度')
        .replace(/申请/g, '申 请'),
  },
  {
    name: 'labels cut short',
    label: (text) =>
      text
        .replace('（区分处理的，只计这一情形，不计其他情形）', '')
        .replace('、行政机关不再处理其政府信息公开申请', '')
        .replace('继续办理', '')
        .replace('行政规范性文件', '规范性文件'),
  },
  {
    name: 'labels with letters missing or wrong',
    label: (text) =>
      text
        .replace('行政法规禁止', '行政止')
        .replace('补正后', '补证后')
        .replace('要求提供', '要求提')
        .replace('执法案卷', '执法案券')
        .replace('无正当', '无正挡'),
  },
  { name: 'radical code points', label: (text) => [...text].map((char) => RADICALS[char] ?? char).join('') },
  {
    name: 'the group title of another wording',
    label: (text) => text.replace('三、本年度办理结果', '三、本年度办理结果（件）').replace('（四）无法提供', '（四）无法提供信息'),
  },
  { name: 'zero-width and non-breaking blanks', label: (text) => text.replace(/(.{3})/g, '$1\u200b').replace('，', '，\u00a0') },
  { name: 'full-width digits', value: (text) => text.replace(/[0-9.+-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)) },
  { name: 'a slash for nothing', value: (text) => text || '/', fillsBlanks: true },
  { name: 'a dash for nothing', value: (text) => text || '—', fillsBlanks: true },
  { name: 'units behind numbers', value: (text) => (text ? `${text}件` : text) },
  { name: 'blanks around numbers', value: (text) => ` ${text} ` },
]

/** The report as it looks in a disguise. */
export function disguised(form: FormReport, { label, value }: Disguise): FormReport {
  const cell = (of: FormCell): FormCell => ({
    ...of,
    text: /[\u4e00-\u9fff]/.test(of.text) ? (label?.(of.text) ?? of.text) : (value?.(of.text) ?? of.text),
  })
  return { ...form, parts: form.parts.map((part) => (typeof part === 'string' ? part : part.map((row) => row.map(cell)))) }
}
