import type { RefusalText } from '../../platform/feature.js'

export const REFUSALS: Record<string, RefusalText> = {
  'carrier-two-keys': '已经有两把密钥。请等对方换上新的，停用旧的以后再换。',
  'carrier-last-key': '这是仅有的一把密钥，停用以后对方就不能核对来源。请先换一把新的。',
  'delivery-settled': '这条已经在发送，或者已经办完，不能再改。请刷新后再看。',
  'delivery-not-failed': '这条不是失败的，不用再试。请刷新后再看。',
  'subscription-over': '这个确认网址已经失效，可能超过了时间，或者没有复制完整。请重新订阅。',
}
