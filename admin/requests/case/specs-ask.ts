import type { RequestView } from '../../../api/request-view.js'
import { DelayPreview, ExtensionPreview, FeePreview } from './previews.js'
import { asTyped, dayField, type Field, type Option, type Spec, type Values } from './spec.js'

const LEAST = 10

const consultationField = (fits: (one: RequestView['consultations'][number]) => boolean): Field => ({
  name: 'consultation',
  label: '哪一次征求意见',
  kind: 'choice',
  options: (view) => openOnes(view, fits),
  initial: (view) => openOnes(view, fits)[0]?.value ?? '',
})

function openOnes(view: RequestView, fits: (one: RequestView['consultations'][number]) => boolean): Option[] {
  return view.consultations
    .filter((one) => one.endedOn === null && fits(one))
    .map((one) => ({ value: one.id, label: `${one.with}（${one.sentOn} 发出）` }))
}

const otherOrgan: Field[] = [
  { name: 'organ', label: '向哪个机关征求意见', kind: 'text' },
  { name: 'matter', label: '征求什么意见', kind: 'area', optional: true },
]

/** Steps that ask others, and those that move the clock or cost money. */
export const ASK_SPECS = {
  consultThirdParty: {
    tells: '意见书里不会出现申请人。对方 15 个工作日内不答复的，不等于同意，由本机关决定。征求意见期间停表。',
    fields: [
      { name: 'name', label: '第三方的姓名或者名称', kind: 'text', hint: '加密保存，时间线上只写“第三方甲”。' },
      { name: 'contact', label: '联系方式、送达地址', kind: 'text', optional: true },
      { name: 'interest', label: '涉及哪种权益和信息概要', kind: 'area', hint: '例如“商业秘密：投标报价”。请不要写申请人是谁。' },
    ],
    body: asTyped,
    submit: '发出征求意见书',
    done: '已发出征求意见书，停表。',
  },
  consultCoMaker: {
    tells: '共同制作的机关 15 个工作日内不提出意见的，视为同意公开。征求意见期间停表。',
    fields: otherOrgan,
    body: asTyped,
    submit: '发出征求意见函',
    done: '已发出征求意见函，停表。',
  },
  consultOrgan: {
    tells: '向其他机关征求意见，没有法定期限，请自己跟催。征求意见期间停表。',
    fields: otherOrgan,
    body: asTyped,
    submit: '发出协办函',
    done: '已发出协办函，停表。',
  },
  deliverConsultation: {
    tells: '对方的 15 个工作日从送达的下一个工作日起算。',
    fields: [consultationField((one) => one.deliveredOn === null), dayField('on', '意见书送达之日')],
    body: asTyped,
    submit: '登记送达',
    done: '已登记意见书送达。',
  },
  answerConsultation: {
    tells: '登记以后，期限继续走；征求意见用去的工作日不计入期限。',
    fields: [
      consultationField(() => true),
      {
        name: 'opinion',
        label: '对方的意见',
        kind: 'choice',
        options: () => [
          { value: 'consents', label: '同意公开' },
          { value: 'objects', label: '不同意公开' },
        ],
      },
      { name: 'reasons', label: '对方的理由', kind: 'area', shown: ({ opinion }) => opinion === 'objects' },
      dayField('on', '答复之日'),
    ],
    body: ({ consultation, opinion, reasons, on }: Values) => ({
      consultation,
      opinion,
      on,
      reasons: opinion === 'objects' ? (reasons ?? '') : '',
    }),
    submit: '登记答复',
    done: '已登记答复，期限继续走。',
  },
  closeConsultation: {
    tells: '期限届满没有答复：第三方不等于同意，共同制作机关视为同意。',
    fields: [consultationField(() => true)],
    body: asTyped,
    submit: '结束征求意见',
    done: '征求意见已结束。',
  },
  extend: {
    tells: '只能延长一次，最多 20 个工作日。您办理这一步，就是负责人同意；申请人会收到延期告知书。',
    fields: [
      { name: 'days', label: '延长几个工作日', kind: 'number', initial: () => '20', hint: '1 至 20 的整数。' },
      { name: 'reasons', label: '延长的理由', kind: 'area', least: LEAST },
    ],
    body: ({ days, reasons }: Values) => ({ days: Number(days), reasons }),
    preview: ExtensionPreview,
    submit: '同意延长',
    done: '已延长答复期限。',
  },
  delayReply: {
    tells: '理由合理、但按时答复不了的，确定延迟答复的日期并告知申请人。',
    fields: [
      { name: 'until', label: '延迟到哪天前答复', kind: 'day' },
      { name: 'reasons', label: '理由', kind: 'area', least: LEAST },
    ],
    body: asTyped,
    preview: DelayPreview,
    submit: '确定延迟答复',
    done: '已确定延迟答复的日期。',
  },
  notifyFee: {
    tells: '按件和按量只能选一种，一件申请只收一次。应在答复期限内通知；缴费后期限重新起算。',
    fields: [
      {
        name: 'method',
        label: '怎样计费',
        kind: 'choice',
        initial: () => 'items',
        options: () => [
          { value: 'items', label: '按件计收' },
          { value: 'pages', label: '按量（页数）计收' },
        ],
      },
      {
        name: 'pages',
        label: '提供多少页',
        kind: 'number',
        hint: 'A4 及以下幅面，一面为一页。',
        shown: ({ method }) => method === 'pages',
      },
    ],
    body: ({ method, pages }: Values) => ({ method, pages: method === 'pages' ? Number(pages) : 0 }),
    preview: FeePreview,
    submit: '发出收费通知',
    done: '已发出收费通知。',
  },
  payFee: {
    tells: '足额缴费以后，答复期限从下一个工作日起重新起算。',
    fields: [
      dayField('on', '缴费之日'),
      { name: 'yuan', label: '缴费金额（元）', kind: 'number', initial: (view) => String(view.fee?.yuan ?? '') },
    ],
    body: ({ on, yuan }: Values) => ({ on, yuan: Number(yuan) }),
    submit: '登记缴费',
    done: '已登记缴费，期限重新起算。',
  },
} as const satisfies Record<string, Spec>
