import type { RequestView } from '../../../api/request-view.js'
import { asTyped, dayField, type Field, type Spec, type Values } from './spec.js'
import { REVIEW_NAMES, SERVICE_MODES } from './words.js'

const LEAST = 10

const waitingUnit: Field = {
  name: 'organId',
  label: '哪个单位',
  kind: 'choice',
  options: (view) => waiting(view).map((one) => ({ value: one.to, label: `${one.toName}${one.late ? '（已逾期）' : ''}` })),
  initial: (view) => waiting(view)[0]?.to ?? '',
}

const waiting = (view: RequestView) => view.assigned.filter((one) => one.reply === null)

const reviewStep = (view: RequestView) => view.draft?.nextStep ?? 'business'

const SERVICE_DAYS: Record<string, string> = {
  direct: '签收之日',
  entrusted: '签收之日',
  post: '交邮之日',
  electronic: '到达申请人系统之日',
}

/** Steps that divide the work, review and finish it. */
export const END_SPECS = {
  assign: {
    tells: '转办、会办不影响答复期限。会办可以转给几个单位，各自反馈。',
    fields: [
      { name: 'organId', label: '转给哪个单位', kind: 'organ' },
      {
        name: 'joint',
        label: '办理方式',
        kind: 'choice',
        initial: () => 'yes',
        options: () => [
          { value: 'yes', label: '会办（可以再转给别的单位）' },
          { value: 'no', label: '由这个单位单独办理' },
        ],
      },
      { name: 'dueOn', label: '请在哪天前反馈', kind: 'day', optional: true },
    ],
    body: ({ organId, joint, dueOn }: Values) => ({ organId, joint: joint === 'yes', dueOn: dueOn || null }),
    submit: '转出',
    done: '已转给这个单位。',
  },
  urge: { fields: [waitingUnit], body: asTyped, submit: '催办', done: '已催办。' },
  returnAssignment: {
    tells: '不属于本单位办理的，写明理由退回。',
    fields: [waitingUnit, { name: 'reasons', label: '退回的理由', kind: 'area', least: LEAST }],
    body: asTyped,
    submit: '退回',
    done: '已退回。',
  },
  partialReply: {
    tells: '写明本单位的办理意见，由承办人汇总到答复里。',
    fields: [waitingUnit, { name: 'text', label: '办理意见', kind: 'area' }],
    body: asTyped,
    submit: '反馈',
    done: '已反馈办理意见。',
  },
  handOver: {
    fields: [{ name: 'userId', label: '移交给谁', kind: 'handler' }],
    body: asTyped,
    submit: '移交',
    done: '已移交。',
  },
  approveDraft: {
    tells: (view) => `您办理的是“${REVIEW_NAMES[reviewStep(view)]}”。请先看完拟答复和依据条文，再同意。谁都不能审核自己起草的答复。`,
    fields: [],
    body: (_values: Values, view: RequestView) => ({ step: reviewStep(view) }),
    submit: '同意',
    done: '已同意。',
  },
  returnDraft: {
    fields: [{ name: 'reasons', label: '退回的意见', kind: 'area', least: LEAST, hint: '写明哪里要改、怎样改，不少于 10 个字。' }],
    body: ({ reasons }: Values, view: RequestView) => ({ reasons, step: reviewStep(view) }),
    submit: '退回修改',
    done: '已退回起草人。',
  },
  issueReply: {
    tells: '文号自动编排，答复书和救济告知同时生成。制发以后不能再改。',
    fields: [],
    body: () => ({}),
    submit: '制发答复',
    done: '答复已制发。',
  },
  serveReply: {
    fields: [
      {
        name: 'mode',
        label: '送达方式',
        kind: 'choice',
        options: (view) =>
          (Object.keys(SERVICE_MODES) as (keyof typeof SERVICE_MODES)[])
            .filter((mode) => mode !== 'electronic' || view.delivery.includes('email'))
            .map((mode) => ({ value: mode, label: SERVICE_MODES[mode] })),
        initial: (view) => (view.delivery.includes('email') ? 'electronic' : 'direct'),
      },
      {
        ...dayField('on', '送达之日'),
        hint: (_view, { mode = '' }) => `这种方式按${SERVICE_DAYS[mode] ?? '签收之日'}计算是否按期。`,
      },
      { name: 'evidence', label: '签收人、邮件号或者发送记录', kind: 'text' },
      {
        name: 'byPostOffice',
        label: '通过邮政企业寄出（不能用其他快递）',
        kind: 'check',
        shown: ({ mode }) => mode === 'post',
      },
    ],
    body: ({ mode, on, evidence, byPostOffice }: Values) => ({
      mode,
      on,
      evidence,
      byPostOffice: mode === 'post' && byPostOffice === 'yes',
    }),
    submit: '登记送达',
    done: '已登记送达。',
  },
  withdraw: {
    tells: '只在申请人自己提出撤回时办理。已经确认收到的，计入年报“其他处理·其他”。',
    fields: [dayField('on', '申请人撤回之日')],
    body: asTyped,
    submit: '登记撤回',
    done: '已登记撤回。',
  },
  closeLapsed: {
    tells: '申请人没有正当理由、逾期不补正或者不缴费的，视为放弃申请，不再处理并书面告知。',
    fields: [],
    body: () => ({}),
    submit: '不再处理',
    done: '已按逾期不再处理。',
  },
  convertToPetition: {
    tells: '属于信访、投诉、举报的，告知以后可以转信访或者信箱办理，年报里仍只计一次。',
    fields: [
      {
        name: 'to',
        label: '转到',
        kind: 'choice',
        initial: () => 'petition',
        options: () => [
          { value: 'petition', label: '信访' },
          { value: 'letter', label: '信箱' },
        ],
      },
      { name: 'reference', label: '那边的编号', kind: 'text' },
    ],
    body: asTyped,
    submit: '转出',
    done: '已转出。',
  },
  discloseToAll: {
    tells: '多个申请人申请、可以公开的信息，应当转为主动公开。',
    fields: [
      { name: 'document', label: '公开的标题或者网址', kind: 'text' },
      {
        name: 'draft',
        label: '在“信息发布”里建一份草稿：带上答复提供的内容和随答复公开的文件，不带申请人信息',
        kind: 'check',
        initial: () => 'yes',
      },
    ],
    body: ({ document, draft }: Values) => ({ document, draft: draft === 'yes' }),
    submit: '转为主动公开',
    done: '已转为主动公开。草稿在“信息发布”里，选好栏目后送审。',
  },
  archive: {
    tells: '归档以后不能再改动。',
    fields: [{ name: 'file', label: '档号', kind: 'text', initial: (view) => view.number }],
    body: asTyped,
    submit: '归档',
    done: '已归档。',
  },
} as const satisfies Record<string, Spec>
