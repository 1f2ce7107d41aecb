import type { ReactElement } from 'react'
import { readRemedyParty } from '../../api/remedies.js'
import type { RemedyView } from '../../api/remedy-view.js'
import { holds, useMe } from '../frame/me.js'
import { GivenFacts, Reveal } from '../parts/reveal.js'
import { useAct } from '../query.js'

/** Who contests, masked; in full after a purpose was typed. */
export function PartyReader({ view }: { view: RemedyView }): ReactElement {
  const me = useMe()
  const read = useAct(readRemedyParty)
  const masked = view.maskedParty
  if (!masked) return <p className="quiet">对方的资料已按期清除。</p>
  return (
    <>
      <h3>对方</h3>
      <Reveal
        what="对方的全部资料"
        example="联系开庭"
        allowed={holds(me, 'remedy.handle')}
        read={(purpose) => read.run({ params: { id: view.id }, body: { purpose } })}
      >
        {(whole) => {
          const party = whole?.party ?? { ...masked, contact: '' }
          return (
            <GivenFacts
              facts={[
                [view.kind === 'litigation' ? '原告' : '申请人', party.name],
                ['联系方式', party.contact],
                ['代理人', party.agent],
                ['请求和理由', party.claims],
              ]}
            />
          )
        }}
      </Reveal>
    </>
  )
}
