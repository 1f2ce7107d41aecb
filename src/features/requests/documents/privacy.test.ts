import fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentSettingsSchema } from '../../../../api/request-documents.js'
import { personSchema, wordsSchema } from '../../../../api/request-view.js'
import { BUILT_IN_CALENDAR as calendar } from '../../../../law/calendar/notices.js'
import { day } from '../../../../law/day.js'
import { OUTCOMES } from '../../../../law/outcomes.js'
import { openPackage } from '../../../platform/files/open-package.js'
import type { Happened, Reply, RequestEvent } from '../events.js'
import { fold } from '../evolve.js'
import { kindOf } from './kinds/kinds.js'
import { planDocuments } from './plan.js'
import { defaultTemplate } from './templates/build.js'
import { fillTemplate } from './templates/fill.js'
import { applicantValues, type Facts, letterValues } from './values.js'

const on = day('2021-09-10')
const BASE: RequestEvent[] = [
  {
    type: 'RequestSubmitted',
    kind: 'disclosure',
    organId: 'ledu',
    channel: 'online',
    on,
    applicantKind: 'naturalPerson',
    delivery: ['email'],
    practice: false,
    wordsHash: '',
  },
  { type: 'ReceiptConfirmed', on, basis: '双方确认之日' },
  { type: 'ConsultationSent', consultation: 'c1', kind: 'third-party', with: '第三方甲', interest: '商业秘密', on },
  { type: 'ConsultationAnswered', consultation: 'c1', opinion: 'objects', reasons: '保密', on },
  { type: 'CorrectionAsked', on, items: ['文号'], dueOn: day('2021-09-30'), late: '' },
  { type: 'FeeNotified', on, method: 'pages', count: 40, yuan: 100 },
]
const reply = (outcome: string, bases: string[]): Reply => ({
  outcome,
  bases,
  reasons: '理由',
  provided: '内容',
  withheld: '不公开的部分',
  search: { systems: '档案系统', keywords: '要点', period: '2021年', by: '检索员' },
  pointer: '某某机关',
  severance: '不能区分',
  publicInterest: '对公共利益有重大影响',
})
/** One of each that makes documents, and a decision on every ground. */
const LAST: RequestEvent[] = [
  BASE[1],
  BASE[2],
  BASE[4],
  BASE[5],
  { type: 'ConsultationSent', consultation: 'c2', kind: 'co-maker', with: '某某局', interest: '', on } as const,
  { type: 'ConsultationSent', consultation: 'c3', kind: 'other-organ', with: '某某局', interest: '是否涉密', on } as const,
  { type: 'ReasonsAsked', on, dueOn: day('2021-09-30'), facts: '一月内提出四十件' } as const,
  { type: 'ReplyDelayed', on, until: day('2021-12-01'), reasons: '数量多', consentedBy: '负责人' } as const,
  { type: 'ReplyExtended', on, days: 20, reasons: '数量多', consentedBy: '负责人' } as const,
  { type: 'RequestClosed', on, outcome: 'otherCorrectionLapsed', documentNo: '甲' } as const,
  { type: 'RequestClosed', on, outcome: 'otherFeeUnpaid', documentNo: '甲' } as const,
  { type: 'ReplyServed', on, mode: 'direct', evidence: '本人签收' } as const,
  ...OUTCOMES.flatMap(({ key, bases }) =>
    (bases.length > 0 ? bases.map((basis) => [basis.article]) : [[]]).map(
      (grounds) => ({ type: 'ReplyIssued', on, documentNo: '甲', reply: reply(key, grounds) }) as const,
    ),
  ),
  ...['recordCorrected', 'recordPassedOn', 'recordRefused'].map(
    (key) => ({ type: 'ReplyIssued', on, documentNo: '甲', reply: reply(key, ['条例第四十一条']) }) as const,
  ),
].filter((event) => event !== undefined)

const made = new Set<number>()
const sign = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸子丑寅卯'), minLength: 5, maxLength: 8 })
const persons = fc
  .record({
    name: sign,
    idNumber: sign,
    phone: sign,
    email: sign,
    address: sign,
    contactName: sign,
    agent: sign,
    asked: sign,
    party: sign,
    contact: sign,
  })
  .filter((all) => new Set(Object.values(all)).size === Object.keys(all).length)

it('names persons only where a document must: the applicant in letters to the applicant, a third party in letters to that party', async () => {
  await fc.assert(
    fc.asyncProperty(persons, fc.constantFrom(...LAST), async ({ name, asked, party, contact, agent, ...hidden }, event) => {
      const facts = factsOf(event, {
        person: personSchema.parse({ name, idKind: 'other', ...hidden, agent: { name: agent, idNumber: '', phone: '' } }),
        words: wordsSchema.parse({ description: asked }),
        parts: new Map([['party:c1', JSON.stringify({ name: party, contact })]]),
      })
      for (const planned of planDocuments(event, facts)) {
        const kind = kindOf(planned.number)
        made.add(kind.number)
        const own = kind.audience === 'applicant' ? applicantValues(facts) : {}
        const text = await textOf(planned.number, { ...letterValues(facts, '甲〔2021〕1号', on), ...own, ...planned.values })
        for (const secret of [...Object.values(hidden), agent, contact]) expect(text).not.toContain(secret)
        expect(text.includes(name), kind.title).toBe(kind.audience === 'applicant' || kind.number === 24)
        expect(text.includes(asked), kind.title).toBe(kind.audience === 'applicant')
        expect(text.includes(party), kind.title).toBe(kind.number === 6 || kind.number === 8)
      }
    }),
    { numRuns: 60, examples: LAST.map((event) => [EXAMPLE, event]) },
  )
  // 1 and 25 are printed of the case for the office, not sent.
  expect([...made].sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, at) => at + 2))
})

const EXAMPLE = {
  name: '甲一甲一',
  idNumber: '乙二乙二',
  phone: '丙三丙三',
  email: '丁四丁四',
  address: '戊五戊五',
  contactName: '己六己六',
  agent: '庚七庚七',
  asked: '辛八辛八',
  party: '壬九壬九',
  contact: '癸十癸十',
}

function factsOf(event: RequestEvent, known: Pick<Facts, 'person' | 'words' | 'parts'>): Facts {
  const happened = [...BASE, event].map((one, at): Happened => ({ event: one, version: at + 1, by: '经办人', at: '2021-09-10T00:00:00Z' }))
  return {
    ...known,
    id: 'ledu-2021-0001',
    organ: {
      id: 'ledu',
      path: 'haidong/ledu',
      name: '海东市乐都区人民政府',
      shortName: '乐都区',
      kind: 'government',
      rank: 'county',
      parentId: 'haidong',
      mayMakeRules: false,
      verticallyLed: false,
      endedOn: null,
      mergedInto: null,
    },
    parentName: '海东市人民政府',
    settings: documentSettingsSchema.parse({}),
    state: fold(happened),
    before: fold(happened.slice(0, -1)),
    now: { today: on, calendar },
  }
}

async function textOf(number: number, values: Record<string, string>): Promise<string> {
  const kind = kindOf(number)
  const word = await fillTemplate(await defaultTemplate(kind), values, { title: kind.title, practice: false })
  const parts = await openPackage(word, () => true)
  return ['word/document.xml', 'docProps/core.xml', 'docProps/app.xml'].map((name) => (parts(name) ?? '').replace(/<[^>]+>/g, '')).join(' ')
}
