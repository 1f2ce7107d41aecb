import { expect, it } from 'vitest'
import { STEPS } from '../../../api/request-steps.js'
import { type RequestView, STEP_NAMES, type StepName } from '../../../api/request-view.js'
import { replyFaults } from './reply-fields.js'
import { partsOf, replyOf, valuesOf } from './reply-rules.js'
import { type Field, faultsOf, fieldsOf, initialOf, type Values } from './spec.js'
import { GROUPS, SPECS } from './specs.js'

/** As much of a case as the forms read. */
const VIEW = {
  today: '2021-09-10',
  number: '2021-0001',
  submittedOn: '2021-09-10',
  channel: 'online',
  delivery: ['email'],
  fee: { yuan: 100 },
  consultations: [
    { id: 'c1', kind: 'third-party', with: '第三方甲', sentOn: '2021-09-10', deliveredOn: null, endedOn: null, opinion: null },
  ],
  assigned: [{ to: 'pingan', toName: '平安区人民政府', reply: null, late: false }],
  draft: { nextStep: 'business' },
  outcomes: [
    { key: 'granted', bases: [{ article: '条例第三十六条第二项' }] },
    { key: 'partiallyGranted', bases: [{ article: '条例第三十七条' }] },
    { key: 'unavailableNotHeld', bases: [{ article: '条例第三十六条第四项' }] },
  ],
} as unknown as RequestView

const SAMPLES: Record<Field['kind'], string> = {
  day: '2021-09-20',
  text: '某单位',
  area: '写得足够具体的理由和内容',
  number: '3',
  choice: '',
  check: 'yes',
  organ: 'pingan',
  handler: 'u_1',
  similar: 'ledu-2021-0002',
}

/** Every field of a form filled: choices with each of their options in turn. */
function fillings(name: Exclude<StepName, 'draftReply'>): Values[] {
  const spec = SPECS[name]
  const filled = Object.fromEntries(
    spec.fields.map((field) => [field.name, SAMPLES[field.kind] || (field.options?.(VIEW)[0]?.value ?? '')]),
  )
  const choices = spec.fields.filter((field) => field.kind === 'choice')
  return [filled, ...choices.flatMap((field) => (field.options?.(VIEW) ?? []).map(({ value }) => ({ ...filled, [field.name]: value })))]
}

it('every step stands in one group, and every step but the draft has a form that sends what the contract asks for', () => {
  expect(GROUPS.flatMap((group) => group.names).sort()).toEqual([...STEP_NAMES].sort())
  for (const name of STEP_NAMES) {
    if (name === 'draftReply') continue
    for (const values of fillings(name)) {
      expect(faultsOf(SPECS[name], values, VIEW), name).toEqual({})
      const shown = fieldsOf(SPECS[name], values, VIEW).map((field) => field.name)
      const given = Object.fromEntries(Object.entries(values).filter(([field]) => shown.includes(field)))
      const body = { version: 1, ...SPECS[name].body(given, VIEW) }
      const { success, error } = STEPS[name].body?.safeParse(body) ?? { success: false, error: null }
      expect(success, `${name}: ${error?.message}`).toBe(true)
    }
  }
})

it('days begin with today in China and nothing else is said for the clerk', () => {
  expect(initialOf(SPECS.correct, VIEW)).toEqual({ on: '2021-09-10', text: '' })
  expect(faultsOf(SPECS.correct, { on: '9月10日', text: '' }, VIEW)).toEqual({
    on: '请填写存在的日期，例如 2021-09-10。',
    text: '请填写“补正的内容”。',
  })
})

it('an answer asks for what its outcome needs, and sends nothing that it does not', () => {
  expect(replyFaults(VIEW, {})).toEqual({ outcome: '请选择一种处理结果。' })
  const search = {
    outcome: 'unavailableNotHeld',
    bases: '条例第三十六条第四项',
    reasons: '写得足够具体的理由',
    provided: '写给另一种结果的',
  }
  expect(Object.keys(replyFaults(VIEW, search))).toEqual(['searchSystems', 'searchKeywords', 'searchPeriod', 'searchBy'])
  expect(replyOf(VIEW, search)).toMatchObject({ provided: '', search: { systems: '' } })
  const partial = { outcome: 'partiallyGranted', bases: '条例第三十七条', reasons: '', provided: '甲' }
  expect(Object.keys(replyFaults(VIEW, partial))).toEqual(['bases', 'withheld', 'severance', 'reasons'])
  expect(replyFaults(VIEW, { ...partial, bases: '条例第三十七条\n条例第十五条' })).not.toHaveProperty('bases')
  const objected = { ...VIEW, consultations: [{ ...VIEW.consultations[0], opinion: 'objects' }] } as RequestView
  expect(partsOf(objected, { outcome: 'granted' })).toContainEqual({ part: 'publicInterest', needed: true })
  expect(replyOf(VIEW, valuesOf(replyOf(VIEW, search)))).toEqual(replyOf(VIEW, search))
})
