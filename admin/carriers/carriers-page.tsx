import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CARRIER_KINDS, type Carrier, listCarriers, type MailHealth } from '../../api/carriers.js'
import { useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { AddCarrier } from './carrier-form.js'

/** Where what is published goes beside our own pages, and how each of these ways is. */
export function CarriersPage(): ReactElement {
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const reading = useAnswer(listCarriers, {})
  return (
    <Page
      title="公开渠道"
      lead="信息公开以后，同时送到这些地方；撤下以后，也到这些地方撤下。网站自己的订阅源（Atom、RSS、JSON）不用设置。"
      buttons={!adding && <Button onClick={() => setAdding(true)}>增加渠道</Button>}
    >
      {adding && me && <AddCarrier organId={me.user.organId} onDone={() => setAdding(false)} />}
      <Answered reading={reading}>
        {({ carriers, mail }) => (
          <>
            <DataTable
              caption="渠道"
              rows={carriers}
              keyOf={(row) => row.id}
              empty="还没有设置渠道。"
              columns={[
                { title: '名称', names: true, cell: (row) => <Name row={row} /> },
                { title: '种类', cell: (row) => CARRIER_KINDS[row.kind] },
                { title: '单位', cell: (row) => row.organName },
                { title: '状况', cell: (row) => <Health row={row} /> },
                { title: '上次送达', cell: (row) => moment(row.health.deliveredAt) || '还没有' },
              ]}
            />
            <MailCard mail={mail} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Name({ row }: { row: Carrier }): ReactElement {
  return (
    <Link to="/carriers/$id" params={{ id: row.id }}>
      {row.name}
    </Link>
  )
}

export function Health({ row }: { row: Carrier }): ReactElement {
  const { failed, confirm, waiting, trouble } = row.health
  const badge = row.paused
    ? ['info', 'ℹ 已暂停']
    : failed > 0
      ? ['error', '✕ 有失败']
      : trouble
        ? ['warning', '▲ 正在重试']
        : ['good', '✓ 正常']
  const counts = [
    [failed, '失败'],
    [confirm, '待确认'],
    [waiting, '待发送'],
  ] as const
  return (
    <>
      <span className={`badge ${badge[0]}`}>{badge[1]}</span>{' '}
      {counts
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${word} ${count} 条`)
        .join('，')}
      {trouble && <div className="quiet small">{trouble}</div>}
    </>
  )
}

function MailCard({ mail }: { mail: MailHealth }): ReactElement {
  return (
    <section className="card" aria-labelledby="mail">
      <h2 id="mail">邮件订阅</h2>
      {mail.on ? (
        <p>
          读者在网站的“订阅”页面用邮箱订阅，发件人 {mail.from}。现有 {mail.subscribers} 人订阅，待发送 {mail.waiting} 封
          {mail.failed > 0 && `，失败 ${mail.failed} 封`}。
        </p>
      ) : (
        <p>
          还没有开通：请系统管理员设置邮件服务器 GONGKAI_SMTP_URL、发件邮箱 GONGKAI_MAIL_FROM 和网站网址
          GONGKAI_URL。没有开通时，“订阅”页面告诉读者使用订阅源。
        </p>
      )}
    </section>
  )
}
