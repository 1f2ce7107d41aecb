import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const DOVECOT = '/usr/sbin/dovecot'

/** For `describe.skipIf(!hasDovecot)('… (needs dovecot)')`. */
export const hasDovecot = existsSync(DOVECOT) && existsSync('/usr/lib/dovecot/imap')

export interface MailServer {
  host: string
  port: number
  login: string
  password: string
  close(): Promise<void>
}

/** A real IMAP server on a port of its own, with one empty mailbox. */
export async function startMailServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-imap-'))
  const port = await freePort()
  const { uid, gid, username } = userInfo()
  // As root the mail belongs to nobody, for dovecot serves root no mail.
  const owner = uid === 0 ? { uid: 65_534, gid: 65_534 } : { uid, gid }
  mkdirSync(join(folder, 'mail'))
  chmodSync(folder, 0o755)
  if (uid === 0) chownSync(join(folder, 'mail'), owner.uid, owner.gid)
  const file = join(folder, 'dovecot.conf')
  writeFileSync(file, configuration(folder, port, owner, uid === 0 ? null : username))
  const server = spawn(DOVECOT, ['-F', '-c', file], { stdio: 'ignore' })
  await listening(port)
  return {
    host: '127.0.0.1',
    port,
    login: 'office',
    password: 'secret',
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration(folder: string, port: number, owner: { uid: number; gid: number }, user: string | null): string {
  const own = user === null ? '' : `default_internal_user = ${user}\ndefault_login_user = ${user}\n`
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
${own}mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('dovecot does not answer')
}
