import type { Paragraph, Table } from 'docx'
import type { Incident } from '../../../../api/publishing-incidents.js'
import type { DocumentView } from '../../../../api/publishing-view.js'
import { WITHDRAWALS } from '../../../../api/publishing-words.js'
import { formTable, sectionLine } from '../../../platform/word/form.js'
import { bodyLine, buildWord, titleLine } from '../../../platform/word/word.js'
import { shanghai } from '../timeline.js'

/** Marks what only people can say. */
const ASK = (what: string): string => `【请填写：${what}】`

/** The draft of a report on a withdrawal: what the platform knows stands in it, what it does not know is asked for and never guessed. */
export function incidentReport(incident: Incident, view: DocumentView, origin: string): Promise<Buffer> {
  const title = `关于撤下《${view.summary.title}》情况的报告（草稿）`
  return buildWord(title, [
    titleLine(title),
    sectionLine('一、基本情况'),
    formTable(facts(incident, view, origin)),
    sectionLine('二、撤下经过'),
    bodyLine(course(incident)),
    sectionLine('三、处置情况'),
    ...handling(incident),
    sectionLine('四、审核情况'),
    ...reviews(view),
    sectionLine('五、涉及的文件'),
    ...files(view),
    sectionLine('六、影响范围'),
    bodyLine(`本平台不记录谁看过页面。${ASK('网站访问日志里的访问次数、转载和搜索引擎快照的情况、收到的反映')}`),
    sectionLine('七、补救和整改'),
    ...remedies(incident),
    bodyLine(`报告单位：${view.summary.organName}　　${ASK('签发人、日期')}`),
  ])
}

function facts({ publicSince }: Incident, { summary, address, versions }: DocumentView, origin: string): [string, string][] {
  const unknown = '来源文档未载明'
  return [
    ['标题', summary.title],
    ['索引号', summary.indexNo ?? unknown],
    ['发文字号', summary.documentNo ?? '无'],
    ['所属单位', summary.organName],
    ['栏目', summary.columnName],
    ['永久地址', `${origin}${address}`],
    ['公开时间', publicSince === null ? unknown : shanghai(publicSince)],
    ['公开过的版本', `${versions.length} 个`],
  ]
}

function course({ kind, reason, by, at, publicSince, restoredAt }: Incident): string {
  const open = publicSince === null ? '' : `该信息自 ${shanghai(publicSince)} 起公开，到撤下时共 ${lasted(publicSince, at)}。`
  const back = restoredAt === null ? '' : `${shanghai(restoredAt)} 经两人同意恢复公开。`
  return `${shanghai(at)}，${by}以“${WITHDRAWALS[kind]}”为由撤下该信息。理由：${reason}。${open}${back}`
}

function lasted(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
  const parts: [number, string][] = [
    [Math.floor(minutes / 1_440), '天'],
    [Math.floor((minutes % 1_440) / 60), '小时'],
    [minutes % 60, '分钟'],
  ]
  return parts.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

function handling({ clearings, provedAt }: Incident): (Paragraph | Table)[] {
  if (provedAt === null) return [bodyLine('平台还没有核对完各处是否清空，请稍后重新下载这份草稿。')]
  return [
    bodyLine(`撤下以后，公众打开原地址只看到“已经撤下”（410）。${shanghai(provedAt)} 平台逐处核对，清空时间如下：`),
    formTable(clearings.map(({ place, at }): [string, string] => [place, `${shanghai(at)}:${at.slice(17, 19)}`])),
  ]
}

function reviews({ timeline }: DocumentView): Paragraph[] {
  const told = ['DocumentStarted', 'DocumentSubmitted', 'StepApproved', 'SecrecyCleared', 'DocumentPublished', 'DocumentRecorded']
  return timeline.filter(({ type }) => told.includes(type)).map(({ at, by, text }) => bodyLine(`${shanghai(at)}　${by}　${text}`))
}

function files({ files: attached }: DocumentView): (Paragraph | Table)[] {
  if (attached.length === 0) return [bodyLine('没有附件。')]
  return [formTable(attached.map(({ name, size, sha256 }): [string, string] => [name, `${size} 字节，SHA-256：${sha256}`]))]
}

function remedies({ kind }: Incident): Paragraph[] {
  const told: Partial<Record<Incident['kind'], string>> = {
    'personal-data': `发生个人信息泄露的，应当立即采取补救措施，并通知履行个人信息保护职责的部门和个人（个人信息保护法第五十七条）。${ASK('通知的时间、方式和对象')}`,
    secret: ASK('向保密行政管理部门报告的时间、方式和对方意见'),
  }
  const lines = [told[kind] ?? '', `原因分析：${ASK('问题出在哪个环节，为什么没有发现')}`, `整改措施：${ASK('措施、责任人和完成时间')}`]
  return lines.filter((line) => line !== '').map((line) => bodyLine(line))
}
