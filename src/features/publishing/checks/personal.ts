import { findPersonal, maskPersonal, type PersonalHit, type PersonalKind } from '../../../../law/personal.js'
import type { ReadPart } from '../reading/reading.js'
import type { Check, Checking, Found, Remedy, Severity } from './finding.js'

const NAMES: Record<PersonalKind, string> = { 'citizen-number': '身份证号', mobile: '手机号', 'bank-card': '银行卡号', address: '家庭住址' }
/** From so many mobile numbers on it is a list of persons and no contact. */
const LIST = 3
const SAMPLES = 2

/** Personal data in body and attachments, hidden places included (个人信息保护法 arts. 25, 34; 条例 art. 15). */
export const personalCheck = {
  name: 'personal',
  title: '个人信息',
  find: ({ content, text, attachments }: Pick<Checking, 'content' | 'text' | 'attachments'>) => [
    ...inText('标题', content.title),
    ...inText('正文', text),
    ...inText('元数据', [content.summary, content.source, content.basis, ...content.keywords].join('\n')),
    ...attachments.flatMap(inAttachment),
  ],
} satisfies Check

function inText(where: string, text: string): Found[] {
  return byKind(findPersonal(text)).map(([kind, hits]) => ({ ...described(kind, hits), where, key: kind }))
}

function inAttachment({ attachment, reading }: Checking['attachments'][number]): Found[] {
  const masking: Remedy[] = reading.kind === 'docx' || reading.kind === 'xlsx' || reading.kind === 'pdf' ? ['mask'] : []
  return reading.parts.flatMap((part) =>
    placesOf(part).flatMap(({ place, text, hidden, isColumn }) =>
      byKind(findPersonal(text)).map(([kind, hits]): Found => {
        const { message, ...rest } = described(kind, hits)
        return {
          ...rest,
          severity: hidden ? 'block' : rest.severity,
          where: attachment.name,
          file: attachment.file,
          key: `${kind} ${place}`,
          message: `${place}：${message}`,
          remedies: isColumn && masking.length > 0 ? [...masking, 'remove-column'] : masking,
        }
      }),
    ),
  )
}

/** A sheet is looked at column by column, so that the finding names the column. */
function placesOf(part: ReadPart): { place: string; text: string; hidden: boolean; isColumn: boolean }[] {
  if (!part.cells) return [{ place: part.place, text: part.text, hidden: part.hidden, isColumn: false }]
  const columns = new Map<string, { text: string[]; hidden: boolean }>()
  for (const cell of part.cells) {
    const column = columns.get(cell.column) ?? { text: [], hidden: true }
    column.text.push(cell.text)
    column.hidden &&= cell.hidden || part.hidden
    columns.set(cell.column, column)
  }
  return [...columns].map(([name, { text, hidden }]) => ({
    place: `${part.place} ${name} 列${hidden ? '（隐藏）' : ''}`,
    text: text.join('\n'),
    hidden,
    isColumn: true,
  }))
}

function byKind(hits: PersonalHit[]): [PersonalKind, PersonalHit[]][] {
  const kinds = new Map<PersonalKind, PersonalHit[]>()
  for (const hit of hits) kinds.set(hit.kind, [...(kinds.get(hit.kind) ?? []), hit])
  return [...kinds]
}

function described(kind: PersonalKind, hits: PersonalHit[]) {
  const count = new Set(hits.map((hit) => hit.text)).size
  return {
    severity: severityOf(kind, count),
    message: `发现${NAMES[kind]} ${count} 处，请删去或者打码。依法必须公开的，请说明依据。`,
    article: '个人信息保护法第三十四条，条例第十五条',
    count,
    samples: [...new Set(hits.map(maskPersonal))].slice(0, SAMPLES),
  }
}

function severityOf(kind: PersonalKind, count: number): Severity {
  if (kind === 'citizen-number' || kind === 'bank-card') return 'block'
  return kind === 'mobile' && count >= LIST ? 'block' : 'reason'
}
