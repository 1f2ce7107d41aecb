import type { RefusalText } from '../../platform/feature.js'

export const REFUSALS: Record<string, RefusalText> = {
  'question-answered': '这件咨询已经答复，请刷新。',
  'question-in-review': '答复正在审核，要修改请等审核人退回。',
  'question-forwarded': '这件咨询刚刚转给了别的单位，请刷新后再看。',
  'question-not-in-review': '这件咨询没有等待审核的答复，请刷新。',
  'question-not-to-publish': '咨询人不同意公开，只能答复本人。',
  'question-not-published': '这件答复没有公开。',
  'own-answer': '不能审核自己写的答复，请由其他人审核。',
}
