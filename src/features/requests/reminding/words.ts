import type { ReminderKind } from '../../../../api/request-reminders.js'

interface Wording {
  title: (n: number) => string
  hint: string
  /** Rings every working morning until the cause is gone; the others only when a case is added. */
  daily: boolean
}

/** What each kind of notice says, the most pressing first. */
export const WORDING: Record<ReminderKind, Wording> = {
  overdue: { title: (n) => `${n} 件申请已超期`, hint: '尽快答复。超期的也同时提醒负责人。', daily: true },
  'due-today': { title: (n) => `${n} 件申请今天到期`, hint: '今天必须答复，或者经负责人同意依法延长。', daily: true },
  confirm: { title: (n) => `${n} 件申请等待确认收到`, hint: '当天与申请人联系，双方确认之日为收到申请之日。', daily: true },
  'unit-escalated': {
    title: (n) => `督办：${n} 件会办催办后仍未反馈`,
    hint: '请负责人督促承办单位；本机关的答复期限不因此延长。',
    daily: true,
  },
  'unit-late': { title: (n) => `${n} 件会办逾期未反馈`, hint: '打开申请，向承办单位催办。', daily: false },
  'unit-owes': {
    title: (n) => `${n} 件会办等待本单位反馈`,
    hint: '在限定日期前反馈办理意见；不属于本单位的，写明理由退回。',
    daily: false,
  },
  'due-soon': { title: (n) => `${n} 件申请 5 个工作日内到期`, hint: '安排拟答复和审核。', daily: false },
  consultation: { title: (n) => `${n} 件征求意见将要或者已经期满`, hint: '登记对方的答复；期满未答复的，办理期满结束。', daily: false },
  correction: { title: (n) => `${n} 件补正期限将要或者已经届满`, hint: '收到补正的登记补正；逾期未补正的，办理不再处理。', daily: false },
  payment: { title: (n) => `${n} 件缴费期限将要或者已经届满`, hint: '收到缴费的登记缴费；逾期未缴的，办理不再处理。', daily: false },
}

export const KINDS = Object.keys(WORDING) as ReminderKind[]
