import { createTransport } from 'nodemailer'
import type { Config } from '../config/config.js'

/** One mail to one person. `id` makes its Message-ID: sent twice, it is the same mail. */
export interface Mail {
  id: string
  /** A checked address. */
  to: string
  fromName: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** What the server said. `no-recipient`: it will never take mail for this address. `refused`: it will never take this mail. `later`: try again. */
export interface Posted {
  result: 'sent' | 'later' | 'refused' | 'no-recipient'
  answer: string
}

/** Hands mails to the office's mail server, one connection for all until it is closed. */
export interface Mailer {
  send(mail: Mail): Promise<Posted>
  close(): void
}

const PATIENCE_MS = 20_000
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The mailer of this configuration; null when none is set up. A password is never sent in the clear but to this very machine. */
export function openMailer({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | null {
  if (smtpUrl === null || mailFrom === null) return null
  const url = new URL(smtpUrl)
  const user = decodeURIComponent(url.username)
  const secure = url.protocol === 'smtps:'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 25),
    secure,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    requireTLS: user !== '' && !secure && !LOOPBACK.includes(url.hostname),
    pool: true,
    maxConnections: 1,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 2 * PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = mailFrom.split('@')[1] ?? 'localhost'
  return {
    send: ({ id, to, fromName, subject, text, html, headers }) =>
      transport
        .sendMail({
          from: { name: fromName, address: mailFrom },
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        })
        .then((sent): Posted => ({ result: 'sent', answer: oneLine(sent.response ?? '') }))
        .catch((error: unknown): Posted => judge(error)),
    close: () => transport.close(),
  }
}

function judge(error: unknown): Posted {
  const { responseCode, command, message } = error as { responseCode?: number; command?: string; message?: string }
  const answer = oneLine(message ?? String(error)).slice(0, 300)
  if (responseCode === undefined || responseCode < 500) return { result: 'later', answer }
  if (command === 'RCPT TO') return { result: 'no-recipient', answer }
  return { result: command === 'DATA' ? 'refused' : 'later', answer }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
