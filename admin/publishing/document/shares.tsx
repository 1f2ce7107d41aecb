import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { listShares, shareDocument } from '../../../api/sites.js'
import { useAct, useAnswer } from '../../query.js'

type Shares = z.output<typeof listShares.answer>

/** 推送: on which sites a public document stands; it is shown there in place, and its withdrawal takes it off everywhere. */
export function Shares({ id }: { id: string }): ReactElement | null {
  const shares = useAnswer(listShares, { params: { id } }).data
  if (!shares || shares.own.length + shares.others.length < 2) return null
  return (
    <section className="card" aria-label="展示在哪些站点">
      <h2>展示在哪些站点</h2>
      <p className="quiet">推送只是在别的站点展示，不复制；撤下后各站点同时消失。</p>
      <ul>
        {shares.own.map(({ id: site, name, address }) => (
          <li key={site}>{address === null ? name : <a href={address}>{name}</a>}：本来就展示</li>
        ))}
        {shares.others.map((site) => (
          <Other key={site.id} id={id} site={site} />
        ))}
      </ul>
    </section>
  )
}

function Other({ id, site }: { id: string; site: Shares['others'][number] }): ReactElement {
  const done = site.shared ? '已经取消推送。' : '已经推送。'
  const act = useAct(shareDocument, { refresh: [listShares], done })
  const verb = site.shared ? '取消推送' : '推送'
  return (
    <li>
      {site.name}：{site.shared ? '已推送' : '没有推送'}{' '}
      {site.mayChange && (
        <Button
          size="small"
          loading={act.busy}
          aria-label={`${verb}：${site.name}`}
          onClick={() => void act.run({ params: { id }, body: { site: site.id, shared: !site.shared } })}
        >
          {verb}
        </Button>
      )}
    </li>
  )
}
