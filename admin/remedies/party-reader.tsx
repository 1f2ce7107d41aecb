import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { readRemedyParty } from '../../api/remedies.js'
import type { PartyInput, RemedyView } from '../../api/remedy-view.js'
import { holds, useMe } from '../frame/me.js'
import { ReasonDialog } from '../parts/reason-dialog.js'
import { useAct } from '../query.js'

/** Who contests, masked; in full after a purpose was typed, which is recorded. Forgotten when the page is left. */
export function PartyReader({ view }: { view: RemedyView }): ReactElement {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<PartyInput | null>(null)
  const read = useAct(readRemedyParty)
  const party = whole ?? (view.maskedParty && { ...view.maskedParty, contact: '' })
  if (!party) return <p className="quiet">对方的资料已按期清除。</p>
  const facts: [string, string][] = [
    [view.kind === 'litigation' ? '原告' : '申请人', party.name],
    ['联系方式', party.contact],
    ['代理人', party.agent],
    ['请求和理由', party.claims],
  ]
  return (
    <>
      <h3>对方</h3>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd className="wrap">{value}</dd>
            </div>
          ))}
      </dl>
      {whole ? (
        <Button onClick={() => setWhole(null)}>重新遮盖</Button>
      ) : (
        holds(me, 'remedy.handle') && <Button onClick={() => setAsking(true)}>查看全部资料……</Button>
      )}
      <ReasonDialog
        open={asking}
        title="查看对方的全部资料"
        hint="请写明用途，例如“联系开庭”，不少于 4 个字。谁、何时、为什么查看，都会记入台账。"
        submit="查看"
        onSubmit={async (purpose) => {
          const answer = await read.run({ params: { id: view.id }, body: { purpose } })
          if (answer) setWhole(answer.party)
          return answer !== undefined
        }}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
