import type { Person } from '../../../api/request-view.js'

/** The person with all but a few signs hidden: 王**, 630***********1234. */
export function maskPerson(person: Person): Person {
  return {
    ...person,
    name: maskName(person.name, person.idKind === 'uscc'),
    idNumber: maskMiddle(person.idNumber, 3, 4),
    legalRepresentative: maskName(person.legalRepresentative, false),
    contactName: maskName(person.contactName, false),
    phone: maskMiddle(person.phone, 3, 4),
    email: person.email.replace(/^(.).*(@.*)$/, '$1***$2'),
    address: person.address === '' ? '' : `${[...person.address].slice(0, 6).join('')}***`,
    fax: maskMiddle(person.fax, 3, 2),
    agent: person.agent && {
      name: maskName(person.agent.name, false),
      idNumber: maskMiddle(person.agent.idNumber, 3, 4),
      phone: maskMiddle(person.agent.phone, 3, 4),
    },
  }
}

/** An organisation's name is no personal data and stays whole. */
export function maskName(name: string, organisation: boolean): string {
  const signs = [...name]
  return organisation || signs.length === 0 ? name : signs[0] + '*'.repeat(Math.min(2, Math.max(1, signs.length - 1)))
}

function maskMiddle(text: string, head: number, tail: number): string {
  const signs = [...text]
  if (signs.length <= head + tail) return '*'.repeat(signs.length)
  return signs.map((sign, at) => (at < head || at >= signs.length - tail ? sign : '*')).join('')
}
