import { Alert, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { addCarrierKey, type Carrier, dropCarrierKey, listCarriers } from '../../api/carriers.js'
import { moment } from '../parts/moment.js'
import { useAct } from '../query.js'

/** The keys that sign: made by the server, shown once, two at most while the other side changes from one to the other. */
export function Keys({ carrier }: { carrier: Carrier }): ReactElement {
  const [key, setKey] = useState<string | null>(null)
  const add = useAct(addCarrierKey, { refresh: [listCarriers] })
  const drop = useAct(dropCarrierKey, { refresh: [listCarriers], done: '密钥已停用。' })
  const params = { id: carrier.id }
  return (
    <>
      <h3>签名密钥</h3>
      <p className="quiet">换密钥：先换一把新的交给对方，对方换好以后停用旧的。两把都有效时，每次发送都用两把签名。</p>
      <ul className="rows">
        {carrier.keys.map(({ id, madeAt }) => (
          <li key={id}>
            {id}，{moment(madeAt)} 生成{' '}
            {carrier.keys.length > 1 && (
              <Button loading={drop.busy} aria-label={`停用密钥 ${id}`} onClick={() => void drop.run({ params: { ...params, key: id } })}>
                停用
              </Button>
            )}
          </li>
        ))}
      </ul>
      {key !== null && <NewKey value={key} onDone={() => setKey(null)} />}
      {key === null && carrier.keys.length < 2 && (
        <Button loading={add.busy} onClick={() => void add.run({ params }).then((made) => made && setKey(made.key))}>
          换一把新的
        </Button>
      )}
    </>
  )
}

/** The one time that a key is shown. */
export function NewKey({ value, onDone }: { value: string; onDone: () => void }): ReactElement {
  return (
    <section className="card" aria-labelledby="new-key">
      <h2 id="new-key">签名密钥</h2>
      <Alert type="warning" showIcon title="只显示这一次，请现在复制，通过安全的途径交给对方。" />
      <div className="field">
        <label htmlFor="new-key-value">密钥</label>
        <Input id="new-key-value" readOnly value={value} onFocus={(event) => event.target.select()} />
      </div>
      <Button onClick={onDone} className="above">
        已经复制
      </Button>
    </section>
  )
}
