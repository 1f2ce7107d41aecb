import type { Mail } from '../../../platform/mail/mail.js'
import { xml } from '../../../platform/text/xml.js'
import { HOURS_TO_CONFIRM } from './subscribing.js'

/** One document in a mail. */
export interface Line {
  title: string
  url: string
  about: string
}

type Letter = Pick<Mail, 'subject' | 'text' | 'html' | 'headers'>

/** Asks whoever reads the address whether they want this. */
export function confirmationMail(site: string, link: string): Letter {
  const lead = `有人用这个邮箱订阅了${site}新公开的信息。是您本人的，请打开下面的网址确认：`
  const end = `${HOURS_TO_CONFIRM} 小时内没有确认的，订阅作废，这个邮箱地址从我们的系统里删除。不是您本人的，不用理会这封邮件。`
  return {
    subject: `请确认订阅：${site}`,
    text: `${lead}\n\n${link}\n\n${end}\n`,
    html: page(site, `<p>${xml(lead)}</p><p><a href="${xml(link)}">确认订阅</a></p><p>${xml(link)}</p><p>${xml(end)}</p>`),
    headers: {},
  }
}

/** What is new, and the way out: one press in the mail program (RFC 8058), or a page. */
export function digestMail(site: string, base: string, lines: readonly Line[], leave: string): Letter {
  const [first] = lines
  const subject = lines.length === 1 ? `${site}：${shortened(oneLine(first?.title ?? ''))}` : `${site}：新公开 ${lines.length} 条信息`
  const lead = `您订阅的${site}，新公开了下面 ${lines.length} 条信息：`
  const end = '您收到这封邮件，是因为用这个邮箱订阅过并且确认过。不想再收到的，可以退订，邮箱地址随即删除：'
  const text = lines.map(({ title, url, about }) => `${oneLine(title)}\n${about}\n${url}`).join('\n\n')
  const list = lines.map(({ title, url, about }) => `<li><a href="${xml(url)}">${xml(oneLine(title))}</a><br>${xml(about)}</li>`)
  return {
    subject,
    text: `${lead}\n\n${text}\n\n${end}\n${leave}\n`,
    html: page(site, `<p>${xml(lead)}</p><ul>${list.join('')}</ul><p>${xml(end)}<a href="${xml(leave)}">退订</a></p>`),
    headers: {
      'List-Unsubscribe': `<${leave.replace('/tuiding?', '/tuiding/yijian?')}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<dingyue.${new URL(base).hostname}>`,
      Precedence: 'bulk',
    },
  }
}

function page(site: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${xml(site)}</title></head><body>${body}</body></html>`
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

function shortened(text: string): string {
  const signs = [...text]
  return signs.length <= 60 ? text : `${signs.slice(0, 59).join('')}…`
}
