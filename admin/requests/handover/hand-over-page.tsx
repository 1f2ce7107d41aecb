import { Button, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { handOverAll, listHandlers, listRequests, myRequestWork } from '../../../api/requests.js'
import { useMe } from '../../frame/me.js'
import { useNotice } from '../../parts/notice.js'
import { OrganField } from '../../parts/organ-select.js'
import { Answered, Page } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'

type Handler = z.output<typeof listHandlers.answer>['handlers'][number]

/** Puts the whole unfinished work of one clerk on another's desk: leave, change of post. */
export function HandOverPage(): ReactElement {
  const me = useMe()
  const [chosen, setOrganId] = useState<string>()
  const organId = chosen ?? me?.user.organId
  return (
    <Page title="移交工作" lead="有人调离或者休假时，把他没有办完的申请一次全部交给另一个人。每一件的经过里都会记下移交。">
      <div className="card">
        <OrganField className="spaced" value={organId} onChange={setOrganId} />
        {organId && <Desks key={organId} organId={organId} />}
      </div>
    </Page>
  )
}

function Desks({ organId }: { organId: string }): ReactElement {
  const reading = useAnswer(listHandlers, { query: { organId } })
  return <Answered reading={reading}>{({ handlers }) => <HandOver organId={organId} handlers={handlers} />}</Answered>
}

function HandOver({ organId, handlers }: { organId: string; handlers: Handler[] }): ReactElement {
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [asking, setAsking] = useState(false)
  const notice = useNotice()
  const act = useAct(handOverAll, { refresh: [listHandlers, listRequests, myRequestWork] })
  const giver = handlers.find((one) => one.userId === from)
  const taker = handlers.find((one) => one.userId === to)
  const options = (except: string | undefined) =>
    handlers.filter((one) => one.userId !== except).map((one) => ({ value: one.userId, label: `${one.name}（在办 ${one.running} 件）` }))
  const hand = async () => {
    if (!from || !to) return
    const answer = await act.run({ body: { organId, from, to } })
    setAsking(false)
    if (!answer) return
    notice.done(`已移交 ${answer.moved} 件。`)
    setFrom(undefined)
    setTo(undefined)
  }
  return (
    <>
      <div className="filters">
        <Desk
          id="from"
          label="从谁那里"
          value={from}
          onChange={setFrom}
          options={options(to).filter((one) => isBusy(handlers, one.value))}
        />
        <Desk id="to" label="交给谁" value={to} onChange={setTo} options={options(from)} />
        <Button type="primary" disabled={!giver || !taker} onClick={() => setAsking(true)}>
          移交……
        </Button>
      </div>
      {!handlers.some((one) => one.running > 0) && <p className="quiet">这个单位没有在办的申请，不用移交。</p>}
      <Modal
        open={asking}
        title="移交全部在办的申请"
        okText={`移交 ${giver?.running ?? 0} 件`}
        cancelText="取消"
        confirmLoading={act.busy}
        onOk={() => void hand()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {giver?.name} 在办的 {giver?.running} 件申请（包括演练件）全部交给 {taker?.name}。移交后可以再移交回来，每次都有记录。
        </p>
      </Modal>
    </>
  )
}

interface DeskProps {
  id: string
  label: string
  value: string | undefined
  onChange: (userId: string) => void
  options: { value: string; label: string }[]
}

function Desk({ id, label, value, onChange, options }: DeskProps): ReactElement {
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <Select<string | undefined>
        id={id}
        value={value}
        onChange={(userId) => userId && onChange(userId)}
        options={options}
        placeholder="请选择"
        popupMatchSelectWidth={false}
        className="full"
      />
    </div>
  )
}

const isBusy = (handlers: Handler[], userId: string): boolean => handlers.some((one) => one.userId === userId && one.running > 0)
