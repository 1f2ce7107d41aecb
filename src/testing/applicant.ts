import { type Day, day } from '../../law/day.js'
import type { Incoming } from '../features/requests/index.js'

/** Somebody with a paper, a telephone and a mailbox, and nothing else. */
export const APPLICANT: Incoming['person'] = {
  name: '王小明',
  idKind: 'idCard',
  idNumber: '11010519491231002X',
  legalRepresentative: '',
  contactName: '',
  phone: '13897001234',
  email: 'w@example.cn',
  address: '',
  fax: '',
  agent: null,
}

/** A request of theirs as it comes in online. */
export function incoming(on: Day = day('2021-09-10'), more: Partial<Incoming> = {}): Incoming {
  return {
    organId: 'ledu',
    kind: 'disclosure',
    channel: 'online',
    on,
    applicantKind: 'naturalPerson',
    delivery: ['email'],
    practice: false,
    person: APPLICANT,
    words: { description: '2021年政务公开工作要点的全文', title: '', documentNo: '', form: [], correction: '', reasons: '' },
    once: null,
    ...more,
  }
}
