import { Fault } from '../../../platform/errors/errors.js'
import { Download } from '../../../platform/http/mount.js'
import { dateInWords } from '../../../platform/typst/measures.js'
import { wordToPdf } from '../../../platform/word/pdf/word-to-pdf.js'
import { attachmentsOf } from '../attachments.js'
import { dueOf } from '../clock.js'
import { fold } from '../evolve.js'
import type { Ctx } from '../handle.js'
import { nowOf } from '../handle.js'
import { parseId, type RequestId } from '../id.js'
import { maskName } from '../masked.js'
import { type Recorded, readHistory } from '../store.js'
import { labelOf } from '../timeline.js'
import { replyDocument } from '../verbs.js'
import { APPLICANT_KINDS, CHANNELS, REVIEW_NAMES } from '../words.js'
import { kindOf } from './kinds/kinds.js'
import { factsOf } from './making.js'
import { remedyText } from './remedy-text.js'
import { fillTemplate } from './templates/fill.js'
import { templateFor } from './templates/templates.js'
import { PRACTICE_LINE } from './templates/watermark.js'
import { type Format, TYPES } from './types.js'
import { applicantValues, dayText, type Facts, letterValues, remedyOrgan, replyValues, type Values } from './values.js'

const ID_KINDS: Record<string, string> = {
  idCard: '居民身份证',
  uscc: '统一社会信用代码证',
  passport: '护照',
  hkMacao: '港澳居民来往内地通行证',
  taiwan: '台湾居民来往大陆通行证',
  military: '军人证件',
  other: '其他证件',
}
const FORMS_OF_INFORMATION: Record<string, string> = { paper: '纸质', electronic: '电子文件', disc: '光盘' }

/** 登记表 (1) or 审核签发单 (25) of a case as it stands now, under the organ's template. */
export async function printForm(ctx: Ctx, id: RequestId, number: number, format: Format): Promise<Download> {
  const { facts, history } = await factsNow(ctx, id)
  const attached = (await attachmentsOf(ctx.platform.database.db, id)).map((file) => file.name)
  const values = number === 1 ? registration(facts, history, attached) : review(facts, history)
  return print(ctx, facts, number, values, format, kindOf(number).title)
}

/** The reply letter that the draft would become, unnumbered and with the applicant's name hidden: for those who review. Fault `not-found` without a draft. */
export async function previewReply(ctx: Ctx, id: RequestId): Promise<Download> {
  const { facts } = await factsNow(ctx, id)
  const reply = facts.state.draft?.reply
  if (!reply) throw new Fault('not-found', '还没有拟答复，请先起草。')
  const { number } = replyDocument(reply.outcome, reply.bases)
  const values = {
    ...applicantValues(facts),
    申请人: facts.person ? maskName(facts.person.name, facts.person.idKind === 'uscc') : '申请人',
    ...replyValues(reply, facts.state.delivery),
    救济告知: remedyText(remedyOrgan(facts), reply),
    文号: '（审核稿，未编号）',
  }
  return print(ctx, facts, number, values, 'pdf', `${kindOf(number).title}（审核稿）`)
}

async function factsNow(ctx: Ctx, id: RequestId): Promise<{ facts: Facts; history: Recorded[] }> {
  return ctx.platform.database.transaction(async (tx) => {
    const history = await readHistory(tx, id)
    if (history.length === 0) throw new Fault('not-found', '没有这件申请，请核对编号。')
    return { history, facts: await factsOf(ctx, { tx, id, history, state: fold(history), now: await nowOf(ctx, tx) }) }
  })
}

async function print(ctx: Ctx, facts: Facts, number: number, values: Values, format: Format, title: string): Promise<Download> {
  const kind = kindOf(number)
  const { bytes } = await templateFor(ctx, ctx.platform.database.db, facts.organ, kind)
  const { practice } = facts.state
  const word = await fillTemplate(bytes, { ...letterValues(facts, null, facts.now.today), ...values }, { title: kind.title, practice })
  const made =
    format === 'docx' ? word : await wordToPdf(word, { title: kind.title, on: facts.now.today, practice: practice ? PRACTICE_LINE : '' })
  return new Download(made, TYPES[format], `${parseId(facts.id).number} ${title}.${format}`, format === 'pdf')
}

function registration(facts: Facts, history: readonly Recorded[], attached: readonly string[]): Values {
  const { person, words, state } = facts
  const contacts = person ? [person.contactName, person.phone, person.email, person.address, person.fax].filter((text) => text !== '') : []
  const agent = person?.agent ? [`代理人：${person.agent.name}（${person.agent.phone}）`] : []
  return {
    申请人: person?.name ?? '（已按期清除）',
    申请方式: CHANNELS[state.channel],
    提出日期: dayText(state.submittedOn),
    收到日期: dayText(state.receivedOn),
    申请内容: words
      ? [words.title, words.documentNo, words.description, words.correction && `补正：${words.correction}`]
          .filter((text) => text)
          .join('\n')
      : '',
    申请人类型: APPLICANT_KINDS[state.applicantKind],
    证件: person ? `${ID_KINDS[person.idKind] ?? ''}${person.idNumber ? `（尾号${person.idNumber.slice(-4)}）` : ''}` : '',
    联系方式: [contacts.join('，'), ...agent].filter((text) => text !== '').join('\n'),
    提供形式: (words?.form ?? []).map((form) => FORMS_OF_INFORMATION[form] ?? form).join('、'),
    获取方式: replyValues(BLANK_REPLY, state.delivery).获取方式 ?? '',
    附件清单: attached.length === 0 ? '无' : attached.map((name, at) => `${at + 1}．${name}`).join('\n'),
    登记人: history[0]?.by ?? '',
    办理情况: state.decision
      ? `${dateInWords(state.decision.on)} ${labelOf(state.decision.outcome)} ${state.decision.documentNo ?? ''}`
      : '办理中',
  }
}

const BLANK_REPLY = {
  outcome: '',
  bases: [],
  reasons: '',
  provided: '',
  withheld: '',
  search: null,
  pointer: '',
  severance: '',
  publicInterest: '',
}

function review({ state, now }: Facts, history: readonly Recorded[]): Values {
  const reply = state.draft?.reply
  const due = dueOf(state, now.calendar, now.today)
  return {
    收到日期: dayText(state.receivedOn),
    答复截止日: due ? dateInWords(due.due) : '未起算',
    承办情况: state.assigned.map((one) => `${one.toName}：${one.reply?.text ?? '尚未反馈'}`).join('\n'),
    拟办意见: reply ? labelOf(reply.outcome) : '尚未拟办',
    ...(reply
      ? { ...replyValues(reply, state.delivery), 答复依据: reply.bases.join('、') }
      : { 答复依据: '', 答复理由: '', 提供内容: '', 不公开内容: '', 区分说明: '' }),
    审核意见: history.flatMap(opinionOf).join('\n') || '尚未审核',
    文号: state.decision?.documentNo ?? '',
  }
}

function opinionOf({ event, by, at }: Recorded): string[] {
  const when = at.slice(0, 10)
  if (event.type === 'DraftApproved') return [`${REVIEW_NAMES[event.step]}：同意（${by}，${when}）`]
  if (event.type === 'DraftReturned') return [`${REVIEW_NAMES[event.step]}：退回，${event.reasons}（${by}，${when}）`]
  return event.type === 'ReplyDrafted' ? [`拟稿：${by}，${when}`] : []
}
