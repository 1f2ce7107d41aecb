import { feeDueOf } from '../clock.js'
import type { RequestEvent } from '../events.js'
import type { Event } from '../request.js'
import { replyDocument } from '../verbs.js'
import { SERVICE_MODES } from '../words.js'
import { kindOf } from './kinds/kinds.js'
import type { Planned } from './plan.js'
import { remedyText } from './remedy-text.js'
import { applicantValues, dayText, ended, type Facts, remedyOrgan, replyValues, type Values } from './values.js'

const PUBLISHING = ['granted', 'partiallyGranted']

/** The documents of a decision: the letter itself, what third parties are told, and the proof of service. */
export function planReply(event: RequestEvent, facts: Facts): Planned[] {
  switch (event.type) {
    case 'ReplyIssued':
      return [replyLetter(event, facts), ...againstObjection(event, facts)]
    case 'RequestClosed':
      return [{ number: 22, documentNo: event.documentNo, values: lapse(event, facts) }]
    case 'ReplyServed':
      return [{ number: 24, values: service(event, facts) }]
    default:
      return []
  }
}

function replyLetter({ reply, documentNo }: Event<'ReplyIssued'>, facts: Facts): Planned {
  const { number } = replyDocument(reply.outcome, reply.bases)
  return { number, documentNo, values: { ...replyValues(reply, facts.state.delivery), 救济告知: remedyText(remedyOrgan(facts), reply) } }
}

/** Art. 32: each third party that objected is told what is disclosed all the same, and why. */
function againstObjection({ reply }: Event<'ReplyIssued'>, facts: Facts): Planned[] {
  if (!PUBLISHING.includes(reply.outcome) || reply.publicInterest.trim() === '') return []
  const objecting = facts.state.consultations.filter((one) => one.kind === 'third-party' && one.opinion === 'objects')
  return objecting.map((one) => {
    const party = JSON.parse(facts.parts.get(`party:${one.id}`) ?? '{}') as { name?: string }
    return {
      number: 8,
      whom: one.with,
      typed: [reply.provided, reply.publicInterest],
      values: {
        第三方: party.name ?? one.with,
        公开内容: reply.provided,
        公开理由: ended(reply.publicInterest),
        // To a third party it is a disclosure, whatever is withheld from the applicant.
        救济告知: remedyText(remedyOrgan(facts), { outcome: 'granted', bases: [] }),
      },
    }
  })
}

function lapse({ outcome }: Event<'RequestClosed'>, facts: Facts): Values {
  const { correction, fee } = facts.state
  const unpaid = outcome === 'otherFeeUnpaid'
  const facts2 =
    unpaid && fee
      ? `本机关于${dayText(fee.notifiedOn)}通知你（单位）缴纳信息处理费${fee.yuan}元，缴纳期限至${dayText(feeDueOf(fee, facts.now.calendar))}。你（单位）逾期未缴纳。`
      : `本机关于${dayText(correction?.askedOn ?? null)}告知你（单位）补正申请，补正期限至${dayText(correction?.dueOn ?? null)}。你（单位）无正当理由逾期未补正。`
  const article = unpaid ? '国办函〔2020〕109号第六条' : '条例第三十条'
  return {
    逾期事实: facts2,
    逾期依据: unpaid ? '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条' : '《中华人民共和国政府信息公开条例》第三十条',
    救济告知: remedyText(remedyOrgan(facts), { outcome, bases: [article] }),
  }
}

function service(event: Event<'ReplyServed'>, facts: Facts): Values {
  const { decision } = facts.state
  const letter = decision === null ? '' : kindOf(letterNumber(decision)).title
  return {
    受送达人: applicantValues(facts).申请人 ?? '',
    送达文书: `${letter}（${decision?.documentNo ?? ''}）`,
    送达方式: SERVICE_MODES[event.mode],
    送达日期: dayText(event.on),
    送达凭证: event.evidence,
  }
}

function letterNumber({ outcome, bases }: { outcome: string; bases: readonly string[] }): number {
  return outcome === 'otherCorrectionLapsed' || outcome === 'otherFeeUnpaid' ? 22 : replyDocument(outcome, bases).number
}
