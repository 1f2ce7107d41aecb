import type { Instrument, Validity } from '../../../api/publishing-content.js'
import type { RefusalText } from '../../platform/feature.js'
import type { ReviewStep, WithdrawalKind } from './document/events.js'

export const STEP_NAMES: Record<ReviewStep | 'secrecy', string> = { first: '初审', second: '复审', final: '终审', secrecy: '保密审查' }

export const FORCED_NAMES: Record<string, string> = { ...STEP_NAMES, checks: '发布前检查', interpretation: '同步解读' }

export const VALIDITY_NAMES: Record<Validity, string> = {
  'in-force': '有效',
  amended: '已修改',
  repealed: '废止',
  expired: '失效',
  unknown: '来源文档未载明',
  none: '不适用',
}

export const INSTRUMENT_NAMES: Record<Instrument, string> = {
  rules: '规章',
  normative: '行政规范性文件',
  document: '其他文件',
  interpretation: '政策解读',
  notice: '公告公示',
  news: '动态',
  data: '数据',
  page: '说明',
  other: '其他',
}

export const WITHDRAWAL_NAMES: Record<WithdrawalKind, string> = {
  'personal-data': '含个人信息',
  secret: '涉密或敏感',
  wrong: '内容有误',
  outdated: '已过时',
  court: '依裁判或决定',
  other: '其他原因',
}

/** What people read for each refusal of the document's verbs. */
export const REFUSALS: Record<string, RefusalText> = {
  'document-exists': '这条信息已经建好，请直接打开。',
  'document-missing': '没有这条信息，请核对地址。',
  'document-discarded': '这份草稿已经放弃，请重新起草。',
  'document-in-review': '稿件正在审核，不能修改。请先撤回或等审核人退回。',
  'no-work': '现在没有在办的稿件。要修改已公开的内容，请先“开始修改”。',
  'work-open': '已经有一版正在修改，请接着那一版办理。',
  'not-published': '这条信息还没有公开。',
  'not-submitted': '稿件还没有送审。',
  'not-yours': '只有作者可以撤回自己的稿件。',
  'already-reviewed': '这一版已经审完。',
  'already-cleared': '这一版已经通过保密审查。',
  'own-text': '不能审核自己写的稿件，请由其他人审核。',
  'same-reviewer': '您已经审过这一版，下一步请由另一个人审核。',
  'other-step': '现在轮到另一步审核，请刷新后再办理。',
  'not-reviewed': '审核或保密审查还没有完成，不能发布。',
  'secrecy-needed': '没有通过保密审查的信息，任何人都不能发布（先审查、后公开）。',
  'text-changed': '审核以后内容被改动过，请重新送审。',
  'checks-block': (data) => `检查发现 ${data.count} 处必须先处理的问题，请按提示删去、打码，或由负责人说明依据。`,
  'checks-unexplained': (data) => `检查发现 ${data.count} 处需要说明的问题，请逐处写明理由（不少于 ${data.least} 个字）。`,
  'interpretation-missing': '规范性文件要和解读一起发布。请关联已公开或可以同时发布的解读，或写明暂不同步的理由和期限。',
  'nothing-to-force': '各道关口都已通过，请直接发布。',
  'not-ahead': '定时发布的时间要晚于现在。',
  'already-scheduled': '已经定好自动发布的时间，如需更改请先取消。',
  'not-scheduled': '没有定过自动发布的时间。',
  'document-withdrawn': '这条信息已经撤下，请先办理恢复。',
  'not-withdrawn': '这条信息没有撤下。',
  'already-asked-back': '已经有人申请恢复，请由另一个人决定。',
  'not-asked-back': '恢复要由两个人办理：请先由一个人申请恢复。',
  'same-person': '恢复要由两个人办理，不能由申请恢复的人自己同意。',
  'publish-reason-too-short': (data) => `请写明具体理由，不少于 ${data.least} 个字。`,
  'act-needed': '请写明依据哪份文件修改、废止或者失效。',
  'same-validity': '已经是这个状态了。',
  'day-after-today': '日期不能晚于今天。',
  'column-exists': '这个地址已经有栏目，请换一个。',
  'column-taken-over': '这个栏目由系统的其他功能维护，不能在下面增设栏目。',
  'column-locked': '这个栏目由国家统一规定，名称、顺序和地址不能改，也不能删除。',
  'column-not-empty': '栏目里还有公开的信息或者下级栏目，不能删除。',
  'column-unfit': '不能把信息放进这个栏目，请另选一个。',
  'file-type': '不支持这种文件，或者文件已经损坏。可以上传 docx、xlsx、pdf、doc、xls、wps、txt、csv、ofd、zip 和图片。',
  'masking-failed': '处理后重新读取，仍然发现同样的内容，没有生成文件。请在电脑上修改后重新上传。',
  'masking-unsupported': '这种文件不能自动处理，请在电脑上修改后重新上传。',
  'publish-role-needed': (data) => `这一步由${data.who}办理。`,
  'word-file-needed': '请选择 docx 文件。doc 和 wps 文件请先在电脑上另存为 docx。',
}
