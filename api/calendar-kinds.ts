/** The kinds of day, as people read them. */
export const DAY_KINDS = { workday: '工作日', weekend: '周末休息', holiday: '放假', makeup: '调休上班' } as const

/** The kinds of step in the derivation of a due date. */
export const STEP_KINDS = {
  start: '收到申请（当日不计）',
  restart: '重新起算（当日不计）',
  counted: '计入',
  makeup: '调休上班，计入',
  weekend: '周末，不计',
  holiday: '放假，不计',
  paused: '征求意见期间，不计',
} as const
