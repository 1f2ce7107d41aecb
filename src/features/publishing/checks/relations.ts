import type { Check, Found } from './finding.js'

const LINK = /href="\/xinxi\/([a-z0-9-]+)/g

/** Links and relations lead to what is public; a normative document goes out with its interpretation (国办发〔2016〕80号). */
export const relationsCheck: Check = {
  name: 'relations',
  title: '关联和链接',
  find({ content, linked }) {
    const found: Found[] = []
    for (const [, id = ''] of content.body.matchAll(LINK)) {
      if (linked.get(id)?.life !== 'published') {
        found.push({ severity: 'reason', where: '正文', key: `link ${id}`, message: '正文里的一个链接指向没有公开的信息，请改正。' })
      }
    }
    for (const { documentId, title } of content.relations) {
      const other = documentId === null ? null : linked.get(documentId)
      if (documentId !== null && !other)
        found.push({ severity: 'block', where: '关联', key: documentId, message: '关联的信息已经不存在，请重新选择。' })
      if (other?.life === 'withdrawn') {
        found.push({ severity: 'reason', where: '关联', key: documentId ?? '', message: `关联的《${other.title}》已经撤下。` })
      }
      if (documentId === null && title === '')
        found.push({ severity: 'block', where: '关联', key: 'blank', message: '有一条关联没有写明是哪份文件。' })
    }
    const isExplained = content.relations.some((one) => one.kind === 'interpreted-by') || content.interpretationWaiver !== null
    if (content.instrument === 'normative' && !isExplained) {
      const message = '规范性文件没有关联解读。请关联解读，或写明暂不同步解读的理由和期限。'
      found.push({ severity: 'block', where: '关联', key: 'interpretation', message, article: '国办发〔2016〕80号' })
    }
    return found
  },
}

/** What is already there under the same title or number, or says much the same. */
export const likenessCheck: Check = {
  name: 'likeness',
  title: '重复',
  find: ({ alike }) =>
    alike.map(({ id, title, why, likeness }): Found => {
      const what = why === 'title' ? '标题相同' : why === 'number' ? '发文字号相同' : `内容相近（${Math.round(likeness * 100)}%）`
      return { severity: 'reason', where: '全文', key: id, message: `与已公开的《${title}》${what}，请确认不是重复发布。` }
    }),
}
