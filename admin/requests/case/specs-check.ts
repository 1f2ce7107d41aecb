import type { RequestView } from '../../../api/request-view.js'
import { addDays, day } from '../../../law/day.js'
import { RECEIPT_RULES } from '../../../law/receipt.js'
import { asTyped, dayField, type Spec, type Values } from './spec.js'

const LEAST = 10
const inDays = (n: number) => (view: RequestView) => addDays(day(view.today), n)
const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Steps that settle what is asked and since when. */
export const CHECK_SPECS = {
  confirmReceipt: {
    tells: (view) => `${RECEIPT_RULES[view.channel].basis}。确认以后，答复期限从下一个工作日起算。`,
    fields: [
      {
        ...dayField('on', '收到申请之日'),
        hint: (view) =>
          RECEIPT_RULES[view.channel].fixed ? '这种渠道的收到之日由条例规定，不能另定。' : '填写和申请人联系、双方确认的那一天。',
        initial: (view) => (RECEIPT_RULES[view.channel].fixed ? view.submittedOn : view.today),
        fixed: (view) => RECEIPT_RULES[view.channel].fixed,
      },
    ],
    body: asTyped,
    submit: '确认收到',
    done: '已确认收到之日，期限开始计算。',
  },
  askForCorrection: {
    tells: '补正只能告知一次，请一次写全。发出以后期限停住，收到补正后重新起算 20 个工作日。',
    fields: [
      { name: 'items', label: '需要补正的事项', kind: 'area', hint: '每行写一项，说明缺什么、怎样补。' },
      {
        name: 'dueOn',
        label: '请申请人在哪天前补正',
        kind: 'day',
        initial: inDays(15),
        hint: '条例没有规定天数，由本机关合理确定；这里先给 15 天，可以改。',
      },
      {
        name: 'lateReason',
        label: '超过 7 个工作日才告知的原因',
        kind: 'area',
        optional: true,
        least: LEAST,
        hint: '没有超过的不用填。超过的，要由负责人办理这一步，并写明原因。',
      },
    ],
    body: ({ items, dueOn, lateReason }: Values) => ({ items: linesOf(items), dueOn, lateReason }),
    submit: '发出补正告知书',
    done: '已发出补正告知。',
  },
  correct: {
    tells: '登记以后，答复期限从收到补正的下一个工作日起重新起算 20 个工作日。',
    fields: [dayField('on', '收到补正之日'), { name: 'text', label: '补正的内容', kind: 'area', hint: '照申请人的原话填写。' }],
    body: asTyped,
    submit: '登记补正',
    done: '已登记补正，期限重新起算。',
  },
  askForReasons: {
    tells: '申请的数量、频次明显超过合理范围的，可以要求申请人说明理由。',
    fields: [
      { name: 'facts', label: '数量、频次的事实', kind: 'area', least: LEAST, hint: '例如：一个月内提出多少件、内容怎样相同。' },
      { name: 'dueOn', label: '请申请人在哪天前说明', kind: 'day', initial: inDays(15) },
    ],
    body: asTyped,
    submit: '发出说明理由告知书',
    done: '已要求说明理由。',
  },
  giveReasons: {
    fields: [dayField('on', '收到说明之日'), { name: 'text', label: '申请人说明的理由', kind: 'area' }],
    body: asTyped,
    submit: '登记理由',
    done: '已登记申请人的理由。',
  },
  split: {
    tells: '一件申请里有几项内容的，收费时按几件计算；它仍是一件申请、一份答复。',
    fields: [
      { name: 'items', label: '按几件计算', kind: 'number', initial: () => '2' },
      { name: 'reasons', label: '理由', kind: 'area' },
    ],
    body: ({ items, reasons }: Values) => ({ items: Number(items), reasons }),
    submit: '拆分',
    done: '已拆分计件。',
  },
  merge: {
    tells: '同一申请人从几个渠道提出的同一申请，并成一件办理、只计一次。这一件到此结束，请到另一件继续。',
    fields: [
      { name: 'into', label: '并入哪一件', kind: 'similar' },
      { name: 'reasons', label: '理由', kind: 'area' },
    ],
    body: asTyped,
    submit: '并案',
    done: '已并案。',
  },
  transfer: {
    tells: '谁收到、谁处理。只有还没有确认收到、而且申请人同意的，才能转给别的机关。',
    fields: [
      { name: 'organId', label: '转给哪个机关', kind: 'organ' },
      { name: 'agreement', label: '申请人何时、怎样同意', kind: 'area' },
    ],
    body: asTyped,
    submit: '转出',
    done: '已转给其他机关。',
  },
} as const satisfies Record<string, Spec>
