import { SITE_ID } from '../../platform/cache/cache.js'
import type { Tx } from '../../platform/db/database.js'
import type { Platform } from '../../platform/platform.js'
import { type Again, canBeFound, takeAgain, takeOver, wouldTakeAgain } from '../publishing/index.js'
import type { Ready, Verdict } from './judge.js'
import { originAt, originWith, saveOrigin } from './store/origins.js'
import { earlierRow, type Outcome } from './store/rows.js'

type Row = { runId: string; n: number }

/** What would become of a page: reads and changes nothing. */
export async function tryPage(platform: Platform, tx: Tx, row: Row, ready: Ready): Promise<Outcome> {
  const before = await standsAlready(tx, row, ready)
  if ('outcome' in before) return outcomeOf(ready, before, before.documentId)
  if (before.known === null) return outcomeOf(ready, firstTime(ready), null)
  if (ready.blocks.length > 0) return outcomeOf(ready, blockedAgain(ready), before.known)
  return outcomeOf(ready, again(ready, await wouldTakeAgain(platform, tx, before.known, ready.taken.organId)), before.known)
}

/** Takes a page over, with where it stood, in one transaction: whoever comes again finds it. */
export async function takePage(platform: Platform, tx: Tx, row: Row, ready: Ready): Promise<Outcome> {
  const { path, host, fingerprint, words, taken } = ready
  const before = await standsAlready(tx, row, ready)
  if ('outcome' in before) {
    // The double's address leads to what is there.
    if (before.outcome === 'double' && before.documentId)
      await saveOrigin(tx, { path, host, document_id: before.documentId, fingerprint, words })
    return outcomeOf(ready, before, before.documentId)
  }
  if (before.known === null) {
    const verdict = firstTime(ready)
    const id = await takeOver(platform, tx, taken, verdict.outcome === 'draft' ? 'draft' : 'public')
    await saveOrigin(tx, { path, host, document_id: id, fingerprint, words })
    return outcomeOf(ready, verdict, id)
  }
  if (ready.blocks.length > 0) return outcomeOf(ready, blockedAgain(ready), before.known)
  const done = await takeAgain(platform, tx, before.known, taken)
  const verdict = again(ready, done)
  if (verdict.outcome !== 'refused') await saveOrigin(tx, { path, host, document_id: before.known, fingerprint, words })
  return outcomeOf(ready, verdict, before.known)
}

type Standing = { known: string | null } | (Verdict & { documentId: string | null })

/** What the address, the fingerprint and the words say: settled already, or known by an id that is to be brought up to date, or new. */
async function standsAlready(tx: Tx, { runId, n }: Row, { path, host, fingerprint, words }: Ready): Promise<Standing> {
  const twin = path.startsWith('#') ? null : await earlierRow(tx, runId, n, 'old_key', keyOf(host, path))
  if (twin !== null) return { outcome: 'refused', reason: `和第 ${twin} 条的原网址相同。`, documentId: null }
  const origin = await originAt(tx, path, host)
  if (origin) {
    if (origin.fingerprint !== fingerprint) return { known: origin.document_id }
    return { outcome: 'same', reason: '', documentId: origin.document_id }
  }
  const alike = await originWith(tx, words)
  if (alike) {
    const reason = (await canBeFound(tx, SITE_ID, alike.document_id))
      ? '标题、日期和正文同已有的一条完全相同，原网址转到那一条。'
      : '标题、日期和正文同以前导入的一条完全相同。'
    return { outcome: 'double', reason, documentId: alike.document_id }
  }
  const before = await earlierRow(tx, runId, n, 'words', words)
  if (before !== null) return { outcome: 'double', reason: `标题、日期和正文同第 ${before} 条完全相同。`, documentId: null }
  return { known: null }
}

function firstTime({ blocks, notes }: Ready): Verdict {
  if (blocks.length === 0) return { outcome: 'new', reason: notes.join('') }
  return { outcome: 'draft', reason: `含有个人信息，没有公开，存为草稿等待处理。${[...blocks, ...notes].join('')}` }
}

const blockedAgain = ({ blocks }: Ready): Verdict => ({ outcome: 'refused', reason: `新的内容含有个人信息，没有更新。${blocks.join('')}` })

function again({ notes }: Ready, done: Again): Verdict {
  switch (done) {
    case 'withdrawn':
      return { outcome: 'refused', reason: '这条信息已经撤下，没有更新。' }
    case 'changed-here':
      return { outcome: 'refused', reason: '导入以后在本系统里改过，没有覆盖。' }
    case 'draft':
      return { outcome: 'changed', reason: `草稿已更新。${notes.join('')}` }
    case 'public':
      return { outcome: 'changed', reason: notes.join('') }
  }
}

function outcomeOf({ title, path, host, words }: Ready, { outcome, reason }: Verdict, documentId: string | null): Outcome {
  return { title, old_key: path.startsWith('#') ? null : keyOf(host, path), words, outcome, reason: reason.slice(0, 2_000), documentId }
}

const keyOf = (host: string, path: string): string => host + path
