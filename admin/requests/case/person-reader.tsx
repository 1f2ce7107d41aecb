import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import type { Person, RequestView } from '../../../api/request-view.js'
import { ID_KINDS } from '../../../api/request-words.js'
import { readPerson } from '../../../api/requests.js'
import { holds, useMe } from '../../frame/me.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useAct } from '../../query.js'
import { handles } from './case-query.js'

/** The applicant masked; in full after a purpose was typed, which is recorded. Forgotten when the page is left. */
export function PersonReader({ view }: { view: RequestView }): ReactElement | null {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<z.output<typeof readPerson.answer> | null>(null)
  const read = useAct(readPerson)
  const person = whole?.person ?? view.maskedPerson
  if (!person) return <p className="quiet">申请人的资料已按期清除。</p>
  return (
    <>
      <h3>联系申请人</h3>
      <PersonFacts person={person} />
      {whole?.thirdParties.map((party) => (
        <p key={party.consultation} className="wrap">
          第三方：{party.name} {party.contact}
        </p>
      ))}
      {whole ? (
        <Button onClick={() => setWhole(null)}>重新遮盖</Button>
      ) : (
        holds(me, 'request.read-person') && handles(view) && <Button onClick={() => setAsking(true)}>查看全部资料……</Button>
      )}
      <ReasonDialog
        open={asking}
        title="查看申请人的全部资料"
        hint="请写明用途，例如“电话确认收到之日”，不少于 4 个字。谁、何时、为什么查看，都会记入台账。"
        submit="查看"
        onSubmit={async (purpose) => {
          const answer = await read.run({ params: { id: view.id }, body: { purpose } })
          if (answer) setWhole(answer)
          return answer !== undefined
        }}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

function PersonFacts({ person }: { person: Person }): ReactElement {
  const facts: [string, string][] = [
    ['姓名或名称', person.name],
    [ID_KINDS[person.idKind], person.idNumber],
    ['法定代表人', person.legalRepresentative],
    ['联系人', person.contactName],
    ['电话', person.phone],
    ['电子邮箱', person.email],
    ['地址', person.address],
    ['传真', person.fax],
    ['代理人', person.agent ? `${person.agent.name} ${person.agent.idNumber} ${person.agent.phone}` : ''],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
