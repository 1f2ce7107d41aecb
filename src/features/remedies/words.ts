import type { RefusalText } from '../../platform/feature.js'

/** What people read for each refusal of the remedy's verbs; days and reasons are refused in the words of the requests. */
export const REFUSALS: Record<string, RefusalText> = {
  'remedy-exists': '这件案件已经登记过了，请直接打开。',
  'remedy-missing': '没有这件复议、诉讼案件，请核对编号。',
  'remedy-voided': '这件登记已经作废，不能再办理。',
  'already-registered': (data) => `同一案号已经登记为 ${data.number}，请直接打开那一件。`,
  'not-contestable': (data) =>
    data.due
      ? `这件申请还在办理期限内（到 ${data.due}），没有可以复议、诉讼的决定。请核对申请编号；与申请无关的案件，请不要关联申请。`
      : '这件申请还没有作出决定，也没有超期，请核对申请编号；与申请无关的案件，请不要关联申请。',
  'matter-needed': '没有关联申请的，请写明是什么事项（不少于 4 个字），不要写个人信息。',
  'body-needed': '请填写复议机关或者法院的名称。',
  'case-no-needed': '请填写案号，见答复通知书或者应诉通知书。',
  'reviewer-in-review': '行政复议的被申请人是作出行为的机关，不能登记为“复议机关作共同被告”。',
  'after-not-review': '“复议后起诉”只用于行政诉讼，关联的那一件应当是行政复议。',
  'stage-over': '这一程序已经审结，不能再办理这一步。',
  'already-replied': '这一程序的答复已经登记过了。补充证据的，请用“补交证据”。',
  'what-needed': '请写明提交了哪些证据或者材料。',
  'same-procedure': '现在就是这种程序，不用变更。',
  'no-procedure': '第二审和再审没有简易程序。',
  'not-a-review': '延长审理期限只适用于行政复议。',
  'already-extended-review': '复议期限已经延长过一次。',
  'bad-review-extension': (data) => `延长最多 ${data.most} 日${data.due ? `，要晚于原期限 ${data.due}` : ''}，请核对日期。`,
  'unknown-result': '请从这一程序的结果中选择一种。',
  'order-without-correction': '这种结果没有要求履行的内容，请核对结果，或者去掉履行事项。',
  'opinion-by-court': '行政复议意见书由复议机关制发，法院的司法建议请写在文书里。',
  'order-needed': '请写明要求履行什么。',
  'order-too-early': (data) => `履行期限不能早于 ${data.earliest}，请核对决定书。`,
  'not-decided-yet': '还没有裁判结果，不能办理这一步。',
  'not-appealable': '只有第一审的判决，以及不予立案、驳回起诉的裁定可以上诉。',
  'not-a-suit': '再审只适用于行政诉讼。',
  'no-such-order': '没有这项履行要求，请刷新后重试。',
  'order-done': '这项要求的履行情况已经登记过了。',
  'how-needed': '请写明怎样履行的，例如重新答复的文号。',
}
