import type { ReactNode } from 'react'
import type { Organ } from '../../../organs/index.js'
import { DELIVERIES, FORMS, ID_KINDS, ORGANISATION_KINDS } from './asked.js'
import type { Answers } from './draft.js'
import { baseOf, type StepKey } from './visit.js'

type Line = [name: string, value: ReactNode]

/** All answers, each group with a way back to its page. */
export function Summary({ answers, organ }: { answers: Answers; organ: Organ }) {
  const { kind, person, what, way, files } = answers
  const citizen = kind === 'naturalPerson'
  const named = (wanted: string) => files.filter((file) => file.what === wanted).map((file) => file.name)
  const identity = named('identity')
  const who: Line[] = [
    ['受理单位', organ.name],
    ['申请人', citizen ? '公民' : `法人或者其他组织（${ORGANISATION_KINDS.find(([key]) => key === kind)?.[1]}）`],
  ]
  const self: Line[] = person
    ? [
        [citizen ? '姓名' : '单位名称', person.name],
        [citizen ? (ID_KINDS.find(([key]) => key === person.idKind)?.[1] ?? '证件') : '统一社会信用代码', person.idNumber],
        ...given('法定代表人或者负责人', person.legalRepresentative),
        ...given('联系人', person.contactName),
        ...given('联系电话', person.phone),
        ...given('电子邮箱', person.email),
        ...given('通信地址', person.address),
        ...given('代理人', person.agent && `${person.agent.name}，${person.agent.idNumber}，${person.agent.phone}`),
        ...given('授权委托书', named('authorization').join('、') || (person.agent && '以后补交')),
        ['身份证明', identity.length > 0 ? `已上传 ${identity.length} 个文件` : '以后核验（当面或者邮寄）'],
      ]
    : []
  const wanted: Line[] = what
    ? [
        [
          '想要的信息',
          <span key="typed" className="typed">
            {what.description}
          </span>,
        ],
        ...given('文件名称', what.title),
        ...given('文号', what.documentNo),
        ...given('材料', named('material').join('、')),
      ]
    : []
  const how: Line[] = way
    ? [
        ['形式', labels(way.form, FORMS)],
        ['获取方式', labels(way.delivery, DELIVERIES)],
        ...given('传真号码', way.delivery.includes('fax') ? person?.fax : ''),
      ]
    : []
  return (
    <>
      <Group title="申请人" step="shui" organ={organ} lines={who} />
      <Group title="身份和联系方式" step="shenfen" organ={organ} lines={self} />
      <Group title="想要的信息" step="xinxi" organ={organ} lines={wanted} />
      <Group title="怎样提供" step="fangshi" organ={organ} lines={how} />
    </>
  )
}

function Group({ title, step, organ, lines }: { title: string; step: StepKey; organ: Organ; lines: Line[] }) {
  return (
    <section className="answers">
      <h2>{title}</h2>
      <a href={`${baseOf(organ)}/${step}`}>
        修改<span className="visually-hidden">{title}</span>
      </a>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function given(name: string, value: string | null | undefined): Line[] {
  return value ? [[name, value]] : []
}

function labels(keys: readonly string[], names: readonly (readonly [string, string])[]): string {
  return names
    .filter(([key]) => keys.includes(key))
    .map(([, label]) => label)
    .join('、')
}
