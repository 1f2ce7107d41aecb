import type { Kind } from './kinds/kind.js'
import { fieldsOf } from './kinds/kind.js'
import type { Values } from './values.js'

const SAMPLES: Values = {
  申请人: '张某某',
  第三方: '某某科技有限公司',
  受送达人: '张某某',
  协办机关: '某某市某某局',
  申请编号: '2021-0001',
  收到日期: '2021年9月10日',
  提出日期: '2021年9月10日',
  成文日期: '2021年9月15日',
  申请方式: '网上提交',
  申请内容: '2021年政务公开工作要点',
  认定依据: '通过互联网渠道提交，双方确认之日',
  预计答复日: '2021年10月14日',
  补正事项: '1．请写明所需政府信息的名称或者文号。\n2．请写明所需信息的时间范围。',
  补正期限: '2021年9月30日',
  说明期限: '2021年9月30日',
  原截止日: '2021年10月14日',
  新截止日: '2021年11月11日',
  延期理由: '需要检索的档案较多',
  延期依据: '《中华人民共和国政府信息公开条例》第三十三条',
  回复期限: '15个工作日',
  征求期限: '15个工作日',
  停表开始: '2021年9月15日',
  征求事项: '商业秘密（报价）。',
  金额: '100',
  缴款期限: '2021年10月14日',
  答复依据: '第三十六条第二项',
  获取方式: '电子邮件',
  联系方式: '（联系人：李某某，联系电话：0000-0000000）',
  救济告知:
    '如对本文书不服，可以自收到本文书之日起60日内向某某市人民政府申请行政复议，或者自收到本文书之日起6个月内直接向有管辖权的人民法院提起行政诉讼。',
}

/** Made-up data for every field of a kind, to look at a template. */
export function sampleValues(kind: Kind, organ: { name: string }, documentNo: string): Values {
  const own = { 机关名称: organ.name, 文号: kind.suffix === null ? '' : documentNo }
  return Object.fromEntries(fieldsOf(kind).map((field) => [field, ({ ...SAMPLES, ...own } as Values)[field] ?? `（示例：${field}）`]))
}
