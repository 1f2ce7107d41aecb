import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '../api/permissions.js'
import type { DocumentView } from '../api/publishing-view.js'
import type { Platform } from '../src/platform/platform.js'
import { type SignedInFetch, signIn } from '../src/testing/server.js'

const DOCUMENTS = '/api/publishing/documents'
export const NOTICES = '/zfxxgk/ledu/fdzdgknr/qtfd'

/** The people who publish, at a server that runs elsewhere: what they do goes through its API. */
export interface Newsroom {
  /** A notice that only has to be let out. */
  prepare(title: string, body: string): Promise<DocumentView>
  publish(ready: DocumentView): Promise<DocumentView>
  withdraw(out: DocumentView): Promise<DocumentView>
}

/** `platform`: on the database of the server at `url`, to make its users. */
export async function newsroom(url: string, platform: Platform): Promise<Newsroom> {
  const person = (role: Role) => signIn(url, platform, role, 'ledu')
  const clerk = await person('clerk')
  const first = await person('reviewer')
  const second = await person('reviewer')
  const secrecy = await person('secrecy-reviewer')
  const head = await person('head')
  const step = (who: SignedInFetch, seen: DocumentView, path: string, json = {}) =>
    call(who, `${DOCUMENTS}/${seen.summary.id}/${path}`, { version: seen.summary.version, ...json })
  return {
    prepare: async (title, body) => {
      const content = { columnId: NOTICES.slice(1), instrument: 'notice', title, body, keywords: ['测试'] }
      let at = await call(clerk, DOCUMENTS, { organId: 'ledu', content })
      at = await step(clerk, at, 'submission', { revision: at.revision })
      at = await step(first, at, 'approval', { step: 'first' })
      at = await step(second, at, 'approval', { step: 'second' })
      at = await step(secrecy, at, 'secrecy', { opinion: '不涉密，可以公开' })
      return step(head, at, 'approval', { step: 'final' })
    },
    publish: (ready) => step(clerk, ready, 'publication'),
    withdraw: (out) => step(clerk, out, 'withdrawal', { kind: 'wrong', reason: '内容有误' }),
  }
}

async function call(who: SignedInFetch | undefined, path: string, json: object): Promise<DocumentView> {
  const answer = await who?.(path, { method: 'POST', json })
  if (!answer?.ok) throw new Error(`${path}: ${answer?.status} ${await answer?.text()}`)
  return (await answer.json()) as DocumentView
}

/** How long until `holds`, in ms from `since`; throws after ten seconds. */
export async function waited(since: number, holds: () => Promise<boolean>): Promise<number> {
  while (performance.now() - since < 10_000) {
    if (await holds()) return performance.now() - since
    await sleep(2)
  }
  throw new Error('not seen within ten seconds')
}
