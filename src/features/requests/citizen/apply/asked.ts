import { type Person, personSchema, wordsSchema } from '../../../../../api/request-view.js'
import { whyNoCitizenNumber, whyNoCreditCode } from '../../../../../law/identity.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { sayIssue } from '../../../../platform/errors/fields.js'
import type { ApplicantKind, Delivery } from '../../events.js'
import type { Answers } from './draft.js'

/** The fields of a form as they came. */
export type Fields = Record<string, string>

/** Collects what is wrong, a sentence a field, so that all of it is told at once. */
export class Wrongs {
  readonly fields: Record<string, string> = {}

  say(field: string, sentence: string | null): void {
    if (sentence !== null) this.fields[field] ??= sentence
  }

  /** Throws Fault `invalid` with all of it; passes when nothing is wrong. */
  settle(): void {
    if (Object.keys(this.fields).length > 0) throw new Fault('invalid', '有内容需要修改，请看各项后面的说明。', { fields: this.fields })
  }
}

export const ORGANISATION_KINDS = [
  ['business', '商业企业'],
  ['research', '科研机构'],
  ['publicWelfare', '社会公益组织'],
  ['legalService', '法律服务机构'],
  ['otherOrg', '其他组织'],
] as const satisfies readonly (readonly [ApplicantKind, string])[]

export const ID_KINDS = [
  ['idCard', '居民身份证'],
  ['hkMacao', '港澳居民居住证或者来往内地通行证'],
  ['taiwan', '台湾居民居住证或者来往大陆通行证'],
  ['passport', '护照'],
  ['military', '军人证件'],
  ['other', '其他身份证件'],
] as const satisfies readonly (readonly [Person['idKind'], string])[]

export const FORMS = [
  ['paper', '纸质'],
  ['electronic', '电子文本'],
  ['disc', '光盘'],
] as const
export const DELIVERIES = [
  ['email', '电子邮件'],
  ['post', '邮寄'],
  ['pick-up', '当面领取'],
  ['inspection', '现场查阅、抄录'],
  ['fax', '传真'],
] as const satisfies readonly (readonly [Delivery, string])[]

/** Page 1. */
export function readKind(fields: Fields): ApplicantKind {
  const wrongs = new Wrongs()
  if (fields.applicant === 'citizen') return 'naturalPerson'
  if (fields.applicant !== 'organisation') wrongs.say('applicant', '请选择申请人是公民，还是法人或者其他组织。')
  else wrongs.say('orgKind', '请选择属于哪一种组织。')
  const kind = ORGANISATION_KINDS.find(([key]) => key === fields.orgKind)?.[0]
  if (fields.applicant === 'organisation' && kind) return kind
  wrongs.settle()
  throw new RangeError('unreachable: something is wrong or a kind was chosen')
}

/** Page 2: who it is and how they are reached (art. 29(1)). What is wrong goes into `wrongs`; null then. */
export function readPerson(fields: Fields, kind: ApplicantKind, wrongs: Wrongs): Person | null {
  const citizen = kind === 'naturalPerson'
  const idKind = citizen ? ID_KINDS.find(([key]) => key === fields.idKind)?.[0] : 'uscc'
  const withAgent = fields['agent-yes'] === 'on'
  const own = (name: string) => (fields[name] ?? '').trim()
  if (own('name') === '') wrongs.say('name', citizen ? '请填写姓名。' : '请填写单位名称。')
  if (!idKind) wrongs.say('idKind', '请选择证件的种类。')
  const number = own('idNumber').normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (number === '') wrongs.say('idNumber', citizen ? '请填写证件号码。' : '请填写统一社会信用代码。')
  else if (idKind === 'idCard') wrongs.say('idNumber', whyNoCitizenNumber(number))
  else if (idKind === 'uscc') wrongs.say('idNumber', whyNoCreditCode(number))
  if (!citizen && own('legalRepresentative') === '') wrongs.say('legalRepresentative', '请填写法定代表人或者负责人的姓名。')
  if (!citizen && own('contactName') === '') wrongs.say('contactName', '请填写联系人的姓名。')
  if (['phone', 'email', 'address'].every((name) => own(name) === ''))
    wrongs.say('phone', '请填写联系电话，或者电子邮箱、通信地址中的一种。')
  wrongs.say('phone', whyNoPhone(own('phone')))
  wrongs.say('email', whyNoEmail(own('email')))
  if (withAgent) checkAgent(own, wrongs)
  const agent = withAgent ? { name: own('agentName'), idNumber: own('agentIdNumber').toUpperCase(), phone: own('agentPhone') } : null
  const person = {
    ...Object.fromEntries(['name', 'phone', 'email', 'address'].map((name) => [name, own(name)])),
    idKind,
    idNumber: number,
    ...(citizen ? {} : { legalRepresentative: own('legalRepresentative'), contactName: own('contactName') }),
    agent,
  }
  const { success, data, error } = personSchema.safeParse(person, { error: sayIssue })
  for (const issue of error?.issues ?? []) wrongs.say(fieldOf(issue.path.map(String)), issue.message)
  return success && Object.keys(wrongs.fields).length === 0 ? data : null
}

/** Page 3: what is asked for (art. 29(2)). */
export function readWhat(fields: Fields, wrongs: Wrongs): Answers['what'] {
  const said = wordsSchema
    .pick({ description: true, title: true, documentNo: true })
    .safeParse(
      { description: fields.description ?? '', title: fields.title ?? '', documentNo: fields.documentNo ?? '' },
      { error: sayIssue },
    )
  if ((fields.description ?? '').trim() === '') wrongs.say('description', '请写明您想要什么信息。')
  for (const issue of said.error?.issues ?? []) wrongs.say(String(issue.path[0]), issue.message)
  return said.success ? said.data : null
}

/** Page 4: in which form and how (art. 29(3)); the ways bring their contacts into the person. */
export function readWay(fields: Fields, person: Person): { way: NonNullable<Answers['way']>; person: Person } {
  const wrongs = new Wrongs()
  const ticked = <T extends string>(name: string, options: readonly (readonly [T, string])[]): T[] =>
    options.map(([key]) => key).filter((key) => fields[`${name}-${key}`] === 'on')
  const way = { form: ticked('form', FORMS), delivery: ticked('delivery', DELIVERIES) }
  const own = (name: string) => (fields[name] ?? '').trim()
  if (way.form.length === 0) wrongs.say('form', '请选择至少一种形式。')
  if (way.delivery.length === 0) wrongs.say('delivery', '请选择至少一种获取方式。')
  const contacts: Partial<Person> = {}
  if (way.delivery.includes('email')) {
    contacts.email = own('email')
    wrongs.say('email', contacts.email === '' ? '选择用电子邮件获取的，请填写电子邮箱。' : whyNoEmail(contacts.email))
  }
  if (way.delivery.includes('post')) {
    contacts.address = own('address')
    if (contacts.address === '') wrongs.say('address', '选择邮寄的，请填写收件地址。')
    else if (contacts.address.length > 300) wrongs.say('address', '最多 300 个字。')
  }
  if (way.delivery.includes('fax')) {
    contacts.fax = own('fax')
    wrongs.say('fax', contacts.fax === '' ? '选择传真的，请填写传真号码。' : whyNoPhone(contacts.fax))
  }
  wrongs.settle()
  return { way, person: { ...person, fax: '', ...contacts } }
}

function checkAgent(own: (name: string) => string, wrongs: Wrongs): void {
  if (own('agentName') === '') wrongs.say('agentName', '请填写代理人的姓名。')
  if (own('agentIdNumber') === '') wrongs.say('agentIdNumber', '请填写代理人的证件号码。')
  else if (/^\d{17}[\dXx]$/.test(own('agentIdNumber'))) wrongs.say('agentIdNumber', whyNoCitizenNumber(own('agentIdNumber')))
  if (own('agentPhone') === '') wrongs.say('agentPhone', '请填写代理人的电话。')
  wrongs.say('agentPhone', whyNoPhone(own('agentPhone')))
}

/** The name of a person's field in the form. */
function fieldOf(path: string[]): string {
  if (path[0] !== 'agent') return path[0] ?? 'name'
  return { name: 'agentName', idNumber: 'agentIdNumber', phone: 'agentPhone' }[path[1] ?? ''] ?? 'agentName'
}

function whyNoPhone(text: string): string | null {
  if (text === '') return null
  const digits = text.normalize('NFKC').replace(/\D/g, '').length
  return digits >= 7 && digits <= 20 && text.length <= 40 ? null : '号码不对，请连区号一起填写，例如 0971-1234567。'
}

function whyNoEmail(text: string): string | null {
  if (text === '') return null
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text) && text.length <= 120
    ? null
    : '电子邮箱的格式不对，应当像 name@example.cn 这样。'
}
