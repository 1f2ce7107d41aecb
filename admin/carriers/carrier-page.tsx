import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CARRIER_KINDS, type Carrier, listCarriers, listDeliveries, removeCarrier, testCarrier } from '../../api/carriers.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { ChangeCarrier } from './carrier-form.js'
import { Health } from './carriers-page.js'
import { DeliveryList } from './delivery-list.js'
import { Keys } from './keys.js'

/** One carrier: how it is, what it was given, its settings. */
export function CarrierPage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reading = useAnswer(listCarriers, {})
  return (
    <Answered reading={reading} otherwise="公开渠道">
      {({ carriers }) => {
        const carrier = carriers.find((one) => one.id === id)
        return carrier ? <OneCarrier key={id} carrier={carrier} /> : <Page title="公开渠道">没有这个渠道，可能已经移除。</Page>
      }}
    </Answered>
  )
}

function OneCarrier({ carrier }: { carrier: Carrier }): ReactElement {
  const { id, name, kind, organName } = carrier
  const deliveries = useAnswer(listDeliveries, { params: { id }, query: {} })
  return (
    <Page title={name} lead={`${CARRIER_KINDS[kind]} · ${organName}`} buttons={<TestButton id={id} />}>
      <p>
        <Health row={carrier} />
      </p>
      <section className="card" aria-labelledby="record">
        <h2 id="record">送达记录</h2>
        <Answered reading={deliveries}>
          {(answer) => <DeliveryList deliveries={answer.deliveries} named="document" empty="还没有送过信息。" />}
        </Answered>
      </section>
      <section className="card" aria-labelledby="settings">
        <h2 id="settings">设置</h2>
        <ChangeCarrier carrier={carrier} />
        {kind === 'webhook' && <Keys carrier={carrier} />}
        <RemoveButton carrier={carrier} />
      </section>
    </Page>
  )
}

function TestButton({ id }: { id: string }): ReactElement {
  const [told, setTold] = useState<{ ok: boolean; outcome: string; answer: string } | null>(null)
  const act = useAct(testCarrier)
  return (
    <>
      <Button
        loading={act.busy}
        onClick={async () => {
          setTold(null)
          const answer = await act.run({ params: { id } })
          if (answer) setTold(answer)
        }}
      >
        测试发送
      </Button>
      <span role="status">
        {told && (
          <>
            <span className={`badge ${told.ok ? 'good' : 'error'}`}>{told.ok ? '✓ 成功' : '✕ 没有成功'}</span> {told.outcome}
          </>
        )}
      </span>
    </>
  )
}

function RemoveButton({ carrier: { id, name } }: { carrier: Carrier }): ReactElement {
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const act = useAct(removeCarrier, { refresh: [listCarriers], done: '渠道已经移除。' })
  return (
    <div className="buttons above">
      <Button
        danger
        loading={act.busy}
        onClick={async () => {
          const content = `移除“${name}”以后，密钥删除，还没有送出的不再送；送达记录保留。已经送到对方的内容不会自动删除。`
          const yes = await modal.confirm({ title: '移除渠道', content, okText: '移除', cancelText: '取消' })
          if (yes && (await act.run({ params: { id } })) !== undefined) await navigate({ to: '/carriers' })
        }}
      >
        移除渠道
      </Button>
    </div>
  )
}
