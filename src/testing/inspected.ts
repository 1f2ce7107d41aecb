import { expect } from 'vitest'
import { recordDocument } from '../features/publishing/index.js'
import { SITE_ID } from '../platform/cache/cache.js'
import { BLANK_SITE, type Site, writeSite } from '../platform/site/site.js'
import { testDatabase } from './database.js'
import { BARE_FEATURES } from './features.js'
import { DOCUMENTS, NOTICES, openPress, type Press } from './publishing.js'

/** 社会救助, with a period of its own. */
export const RELIEF = 'zfxxgk/ledu/fdzdgknr/zdms/shjz'
const GUIDE = 'zfxxgk/ledu/zhinan'
const RULES = 'zfxxgk/ledu/zhidu'

const SITE: Site = {
  ...BLANK_SITE,
  name: '海东市乐都区人民政府',
  domain: 'www.ledu.example.gov.cn',
  organId: 'ledu',
  marks: {
    sponsor: '乐都区人民政府办公室',
    operator: '乐都区政务公开办公室',
    contact: '0972-0000000',
    siteCode: '0000000000',
    icp: '青ICP备00000000号',
    police: '青公网安备 00000000000000号',
    partyGovernmentMark: '已挂标',
  },
}

/** All features on a site of 乐都区 that has nothing wrong: every node holds something and the marks are told. */
export async function openInspected(): Promise<Press> {
  const press = await openPress(await testDatabase(BARE_FEATURES), BARE_FEATURES)
  await setSite(press, {})
  const guide = { columnId: GUIDE, instrument: 'page', title: '乐都区政府信息公开指南', body: '<p>本指南说明怎样获取政府信息。</p>' }
  await press.publish(await press.start(guide))
  const rules = { columnId: RULES, instrument: 'other', title: '政府信息公开审查制度', body: '<p>先审查，后公开。</p>' }
  await press.publish(await press.start(rules))
  await press.publish(await press.start())
  return press
}

/** Changes marks of the site, as its settings screen does. */
export async function setSite(press: Press, marks: Partial<Site['marks']>): Promise<void> {
  const { database, cache, sites } = press.server.platform
  await database.transaction(async (tx) => {
    await writeSite(tx, { ...SITE, marks: { ...SITE.marks, ...marks } })
    await cache.invalidate(tx)
  })
  await sites.load()
}

/** Two dead links, an empty column, a page without PubDate, a foot without 网站标识码 (portal-ux §5, A23). */
export async function spoil(press: Press): Promise<{ linking: string; undated: string }> {
  const gone = await press.publish(await press.start({ title: '关于停水的通知' }))
  const body = `<p>参见<a href="${gone.address}">停水通知</a>和<a href="/zfxxgk/ledu/yiqian">以前的专栏</a>。</p>`
  const linking = await press.publish(await press.start({ title: '关于恢复供水的通知', body }))
  const withdrawal = { kind: 'wrong', reason: '内容有误，需要重新核实后公开' }
  await press.view(press.step(press.head, gone, 'withdrawal', withdrawal))
  await setColumn(press, RELIEF, { minItems: 1 })
  const content = { columnId: NOTICES, instrument: 'notice' as const, title: '关于路灯维修的通知', body: '<p>部分路段路灯正在维修。</p>' }
  const actor = { kind: 'system', job: 'test' } as const
  const undated = 'undatedpaper'
  await recordDocument(
    { platform: press.server.platform, actor, siteId: SITE_ID },
    { id: undated, organId: 'ledu', origin: 'import', source: '旧网站', indexNo: null, on: null, content },
  )
  await setSite(press, { siteCode: null })
  return { linking: linking.summary.id, undated }
}

/** Puts all five right, as the office does. */
export async function mend(press: Press, { linking, undated }: { linking: string; undated: string }): Promise<void> {
  await change(press, linking, { body: '<p>供水已经恢复。</p>', changeNote: '删去失效的链接' })
  await change(press, undated, { changeNote: '补充发布日期' })
  await press.publish(await press.start({ columnId: RELIEF, title: '临时救助办理指引' }))
  await setSite(press, {})
}

/** A new version of something public. */
async function change(press: Press, id: string, more: object): Promise<void> {
  const seen = await press.view(press.clerk(`${DOCUMENTS}/${id}`))
  const begun = await press.view(press.step(press.clerk, seen, 'change'))
  const json = { revision: begun.revision, content: { ...begun.content, ...more } }
  expect((await press.clerk(`${DOCUMENTS}/${id}/content`, { method: 'PUT', json })).status).toBe(200)
  await press.publish(await press.view(press.clerk(`${DOCUMENTS}/${id}`)))
}

/** Sets what a column of the law's tree is watched by. */
export async function setColumn(press: Press, id: string, watched: { minItems?: number; freshnessDays?: number }): Promise<void> {
  const { columns } = await (await press.head('/api/publishing/columns?organId=ledu')).json()
  const { name, kind, rank, reviewSteps } = columns.find((one: { id: string }) => one.id === id)
  await press.head('/api/publishing/columns', { method: 'PUT', json: { id, name, kind, rank, reviewSteps, ...watched } })
}
