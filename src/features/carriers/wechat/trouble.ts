import type { Outcome } from '../adapter.js'

/** What the interface refused, with what a person has to do. */
export class WechatTrouble extends Error {
  constructor(
    readonly code: number,
    readonly result: Outcome['result'],
    readonly sentence: string,
    readonly afterMs = 0,
  ) {
    super(`wechat ${code}`)
  }
}

/** Codes that say that the token is not, or no longer, the right one. */
export const TOKEN_CODES = [40001, 40014, 42001]
export const NO_MEDIA = 40007
export const NO_ARTICLE = 53600

const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000
const MINUTE_MS = 60_000

/** What has to be put right by a person before it makes sense to ask again. */
const LASTING: Record<number, string> = {
  40001: 'AppSecret 不对，或者不是这个公众号的，请在渠道设置里重新填写。',
  40013: 'AppID 不对，请在渠道设置里核对。',
  40125: 'AppSecret 不对，请在渠道设置里重新填写。',
  40164: '本服务器的公网地址不在公众号的 IP 白名单里，请在公众平台“设置与开发 → 基本配置”里加入。',
  40243: 'AppSecret 已经冻结，请在公众平台解冻。',
  41004: '没有填写 AppSecret，请在渠道设置里填写。',
  45002: '正文超过公众号允许的长度。',
  45003: '标题超过公众号允许的长度。',
  45004: '摘要超过公众号允许的长度。',
  48001: '这个公众号没有发布接口的权限：须是已认证的公众号，请在公众平台“开发者中心”核对。',
  50002: '公众号的权限受到限制，请登录公众平台查看通知。',
  50004: '公众号禁止使用这个接口，请登录公众平台查看通知。',
  53503: '草稿没有通过公众平台的发布检查，请登录公众平台查看草稿。',
  53504: '这篇草稿要到公众平台上使用，请登录公众平台发布。',
  53505: '请登录公众平台，手动保存草稿以后再发表。',
  61004: '本服务器的公网地址没有登记，请联系公众平台管理员。',
  89503: '调用需要公众号管理员确认，请管理员在微信里确认以后再试。',
}

/** The trouble that a code of the interface means. Codes that are not known are tried again. */
export function troubleOf(code: number, message: string, now: number): WechatTrouble {
  const lasting = LASTING[code]
  if (lasting) return new WechatTrouble(code, 'failed', `${lasting}（${code}）`)
  if (code === 45009) return new WechatTrouble(code, 'retry', '今天调用公众号接口的次数用完了，明天自动再试。（45009）', untilMidnight(now))
  if (code === 45011) return new WechatTrouble(code, 'retry', '调用公众号接口太频繁，稍后自动再试。（45011）', MINUTE_MS)
  if (code === -1) return new WechatTrouble(code, 'retry', '公众平台繁忙，稍后自动再试。（-1）')
  return new WechatTrouble(code, 'retry', `公众平台没有办理：${message.slice(0, 100)}（${code}）`)
}

/** Quotas begin anew at midnight in China; a few minutes are left for that. */
function untilMidnight(now: number): number {
  return DAY_MS - ((now + CHINA_MS) % DAY_MS) + 10 * MINUTE_MS
}
