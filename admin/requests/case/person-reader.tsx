import type { ReactElement } from 'react'
import type { Person, RequestView } from '../../../api/request-view.js'
import { ID_KINDS } from '../../../api/request-words.js'
import { readPerson } from '../../../api/requests.js'
import { holds, useMe } from '../../frame/me.js'
import { GivenFacts, Reveal } from '../../parts/reveal.js'
import { useAct } from '../../query.js'
import { handles } from './case-query.js'

/** The applicant masked; in full, with the third parties, after a purpose was typed. */
export function PersonReader({ view }: { view: RequestView }): ReactElement | null {
  const me = useMe()
  const read = useAct(readPerson)
  const masked = view.maskedPerson
  if (!masked) return <p className="quiet">申请人的资料已按期清除。</p>
  return (
    <>
      <h3>联系申请人</h3>
      <Reveal
        what="申请人的全部资料"
        example="电话确认收到之日"
        allowed={holds(me, 'request.read-person') && handles(view)}
        read={(purpose) => read.run({ params: { id: view.id }, body: { purpose } })}
      >
        {(whole) => (
          <>
            <GivenFacts facts={factsOf(whole?.person ?? masked)} />
            {whole?.thirdParties.map((party) => (
              <p key={party.consultation} className="wrap">
                第三方：{party.name} {party.contact}
              </p>
            ))}
          </>
        )}
      </Reveal>
    </>
  )
}

function factsOf(person: Person): [string, string][] {
  return [
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
}
