import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'

export interface SmtpServer {
  url: string
  /** What came in, as a mail program reads it. */
  mails: { to: string; raw: string; mail: Email }[]
  /** What RCPT TO is answered for an address; 250 without a word. */
  answers: Map<string, string>
  /** Takes nothing at all from now on. */
  down: boolean
  close(): Promise<void>
}

/** A mail server of our own on a free port of this machine: EHLO, MAIL, RCPT, DATA, RSET, QUIT (RFC 5321). */
export async function startSmtp(): Promise<SmtpServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    serve(socket, smtp)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const smtp: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    answers: new Map(),
    down: false,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return smtp
}

function serve(socket: Socket, smtp: SmtpServer): void {
  let buffer = ''
  let to = ''
  let inData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say(smtp.down ? '421 4.3.2 try later' : '220 test ESMTP')
  const take = async (raw: string) => {
    smtp.mails.push({ to, raw, mail: await PostalMime.parse(raw) })
    say('250 2.0.0 kept')
  }
  const obey = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (smtp.down) return say('421 4.3.2 try later')
    if (verb === 'EHLO') return say('250-test\r\n250-SMTPUTF8\r\n250 8BITMIME')
    if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      return say(smtp.answers.get(to) ?? '250 2.1.5 ok')
    }
    if (verb === 'DATA') {
      inData = true
      return say('354 go on')
    }
    return say(verb === 'QUIT' ? '221 bye' : '250 ok')
  }
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    buffer += chunk
    for (;;) {
      const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
      if (end === -1) return
      const piece = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        void take(piece.replace(/^\.\./gm, '.'))
      } else obey(piece)
    }
  })
}
