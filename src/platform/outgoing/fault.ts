import { Fault } from '../errors/errors.js'

const SENTENCES = {
  'outside-address': '网址不正确：应以 http:// 或 https:// 开头，写明主机名，不带用户名和密码。',
  'outside-port': '网址里的端口不是网站常用的端口，不能访问。',
  'outside-private': '这个地址在内部网络，不能访问。确需访问的，请系统管理员把它加入 GONGKAI_INSIDE_HOSTS。',
  'outside-unknown': '找不到这个主机名，请核对网址。',
  'outside-unreachable': '对方网站连接不上，请稍后再试，或者核对网址。',
  'outside-slow': '对方网站太久没有答完，已停止等待。',
  'outside-too-large': '对方发来的内容太大，已停止接收。',
  'outside-redirects': '对方网站一再转到别的地址，已停止跟随。',
  'outside-damaged': '对方发来的内容解不开，可能已经损坏。',
} as const

/** Why an address outside was not fetched. The word is `invalid`: what is wrong stands in what somebody typed, or in what it leads to. */
export function outsideFault(code: keyof typeof SENTENCES): Fault {
  return new Fault('invalid', SENTENCES[code], { code })
}
