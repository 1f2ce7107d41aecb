import { elementsOf, parseXml, wordsIn } from './xml.js'

const NAMES: Record<string, string> = {
  creator: '作者',
  lastModifiedBy: '最后修改人',
  Manager: '主管',
  Company: '单位',
  description: '备注',
  keywords: '关键词',
  category: '类别',
  subject: '主题',
  lpwstr: '自定义属性',
}

/** What an Office file says of who made it, a line each; dates and counts left out. */
export function propertiesOf(parts: ReadonlyMap<string, Buffer>): string {
  return [...parts]
    .filter(([name]) => /^docProps\/(core|app|custom)\.xml$/.test(name))
    .flatMap(([, bytes]) => {
      const { root } = parseXml(bytes)
      return Object.entries(NAMES).flatMap(([element, label]) =>
        elementsOf(root, element).flatMap((one) => (wordsIn(one).trim() === '' ? [] : [`${label}：${wordsIn(one).trim()}`])),
      )
    })
    .join('\n')
}
