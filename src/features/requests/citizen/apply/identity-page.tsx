import type { Person } from '../../../../../api/request-view.js'
import { Choices, FileField } from '../../../../platform/html/choice.js'
import { Field, type FormErrors, Select } from '../../../../platform/html/form.js'
import { type Fields, ID_KINDS, readPerson, Wrongs } from './asked.js'
import { holdDraft, saveDraft } from './draft.js'
import { ACCEPTED, FILE_HINT, takeFiles } from './draft-files.js'
import { stepForm } from './step-form.js'
import { stepPage } from './step-frame.js'
import { baseOf, nextStep, type Visit } from './visit.js'

const LABELS: Record<string, string> = {
  name: '姓名',
  idKind: '证件',
  idNumber: '证件号码',
  legalRepresentative: '法定代表人',
  contactName: '联系人',
  phone: '联系电话',
  email: '电子邮箱',
  address: '通信地址',
  identity: '身份证明',
  agentName: '代理人姓名',
  agentIdNumber: '代理人证件号码',
  agentPhone: '代理人电话',
  authorization: '授权委托书',
}

/** Page 2: name, paper, how to be reached (art. 29(1)), and the agent where there is one. */
export const identityForm = stepForm({
  step: 'shenfen',
  upload: ['identity', 'authorization'],
  page: (visit, { values, errors }) => {
    const person = visit.draft?.answers.person
    // Without the database the form itself says for whom it was drawn.
    const citizen = visit.draft ? visit.draft.answers.kind === 'naturalPerson' : values.applicant !== 'organisation'
    const fields = { ...(person ? fieldsOf(person, visit) : {}), ...values }
    return stepPage({
      visit,
      step: 'shenfen',
      question: citizen ? '您的身份和联系方式' : '单位的身份和联系方式',
      lead: <p>条例第二十九条只要求姓名或者名称、身份证明、联系方式。这里填写的内容加密保存，只有办理人员能看。</p>,
      errors,
      labels: citizen ? LABELS : { ...LABELS, name: '单位名称', idNumber: '统一社会信用代码' },
      upload: true,
      children: (
        <>
          <input type="hidden" name="applicant" value={citizen ? 'citizen' : 'organisation'} />
          {citizen ? <CitizenFields fields={fields} errors={errors} /> : <OrganisationFields fields={fields} errors={errors} />}
          <Contact fields={fields} errors={errors} citizen={citizen} />
          <Agent fields={fields} errors={errors} visit={visit} />
          <Proof fields={fields} errors={errors} visit={visit} citizen={citizen} />
        </>
      ),
    })
  },
  submit: async (visit, { input, files, platform }) => {
    const wrongs = new Wrongs()
    const answers = await platform.database.transaction(async (tx) => {
      const draft = await holdDraft({ platform }, tx, visit.draft)
      const kept = await takeFiles({ platform }, tx, draft, { fields: input, files, kinds: ['identity', 'authorization'] }, wrongs)
      const read = readPerson(input, draft.answers.kind, wrongs)
      if (input.proof === 'upload' && !kept.some(({ what }) => what === 'identity'))
        wrongs.say('identity', '请选择身份证明的照片或者文件，或者改选“以后核验”。')
      const { email, address, fax } = draft.answers.person ?? { email: '', address: '', fax: '' }
      const person = read && { ...read, email: read.email || email, address: read.address || address, fax }
      const next = { ...draft.answers, files: kept, person: person ?? draft.answers.person }
      // A file that came is kept even where a word beside it is wrong: nobody has to send it twice.
      await saveDraft({ platform }, tx, { ...draft, answers: next })
      return next
    })
    wrongs.settle()
    return `${baseOf(visit.organ)}/${nextStep(answers)}`
  },
})

interface Part {
  fields: Fields
  errors: FormErrors | null
}

function CitizenFields({ fields, errors }: Part) {
  return (
    <>
      <Field name="name" label="姓名" autoComplete="name" value={fields.name} error={errors?.fields.name} />
      <Select
        name="idKind"
        label="证件"
        value={fields.idKind}
        error={errors?.fields.idKind}
        options={ID_KINDS.map(([key, label]) => [key, label])}
      />
      <Field name="idNumber" label="证件号码" autoComplete="off" value={fields.idNumber} error={errors?.fields.idNumber} />
    </>
  )
}

function OrganisationFields({ fields, errors }: Part) {
  const line = (name: string, label: string, autoComplete: string, hint?: string) => (
    <Field
      name={name}
      label={label}
      autoComplete={autoComplete}
      value={fields[name]}
      error={errors?.fields[name]}
      {...(hint ? { hint } : {})}
    />
  )
  return (
    <>
      {line('name', '单位名称', 'organization')}
      {line('idNumber', '统一社会信用代码', 'off', '18 位，在营业执照或者登记证书上。')}
      {line('legalRepresentative', '法定代表人或者负责人', 'off')}
      {line('contactName', '联系人', 'name')}
    </>
  )
}

function Contact({ fields, errors, citizen }: Part & { citizen: boolean }) {
  const wrong = errors?.fields.email || errors?.fields.address
  return (
    <>
      <Field
        name="phone"
        label={citizen ? '联系电话' : '联系人的电话'}
        hint="办公室要同您确认收到申请，期限从确认之日起算。"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        value={fields.phone}
        error={errors?.fields.phone}
      />
      <details open={Boolean(wrong) || undefined}>
        <summary>没有电话？可以留电子邮箱或者通信地址</summary>
        <Field name="email" label="电子邮箱" inputMode="email" autoComplete="email" value={fields.email} error={errors?.fields.email} />
        <Field name="address" label="通信地址" value={fields.address} error={errors?.fields.address} />
      </details>
    </>
  )
}

function Agent({ fields, errors, visit }: Part & { visit: Visit }) {
  return (
    <Choices
      name="agent"
      several
      legend="代理人"
      chosen={fields['agent-yes'] === 'on' ? ['yes'] : []}
      options={[
        {
          value: 'yes',
          label: '由代理人代为申请',
          hint: '本人申请的不用选。',
          children: (
            <>
              <Field name="agentName" label="代理人姓名" value={fields.agentName} error={errors?.fields.agentName} />
              <Field name="agentIdNumber" label="代理人证件号码" value={fields.agentIdNumber} error={errors?.fields.agentIdNumber} />
              <Field
                name="agentPhone"
                label="代理人电话"
                type="tel"
                inputMode="tel"
                value={fields.agentPhone}
                error={errors?.fields.agentPhone}
              />
              <FileField
                name="authorization"
                label="授权委托书（可以以后补交）"
                hint={FILE_HINT}
                accept={ACCEPTED}
                error={errors?.fields.authorization}
                kept={visit.draft?.answers.files.filter(({ what }) => what === 'authorization') ?? []}
              />
            </>
          ),
        },
      ]}
    />
  )
}

function Proof({ fields, errors, visit, citizen }: Part & { visit: Visit; citizen: boolean }) {
  const kept = visit.draft?.answers.files.filter(({ what }) => what === 'identity') ?? []
  const chosen = fields.proof ?? (kept.length > 0 || errors?.fields.identity ? 'upload' : 'later')
  return (
    <Choices
      name="proof"
      legend="身份证明怎样核验"
      chosen={[chosen]}
      options={[
        { value: 'later', label: '以后核验', hint: '当面出示，或者邮寄复印件。现在不用上传。' },
        {
          value: 'upload',
          label: '现在上传',
          children: (
            <FileField
              name="identity"
              label={citizen ? '证件的照片或者扫描件' : '营业执照或者登记证书的照片、扫描件'}
              hint={`${FILE_HINT}可以在照片上写“仅用于政府信息公开申请”。`}
              accept={ACCEPTED}
              several
              error={errors?.fields.identity}
              kept={kept}
            />
          ),
        },
      ]}
    />
  )
}

/** What was answered, as the form's fields. */
function fieldsOf(person: Person, { draft }: Visit): Fields {
  const { name, idKind, idNumber, legalRepresentative, contactName, phone, email, address, agent } = person
  return {
    name,
    idKind,
    idNumber,
    legalRepresentative,
    contactName,
    phone,
    email,
    address,
    ...(agent ? { 'agent-yes': 'on', agentName: agent.name, agentIdNumber: agent.idNumber, agentPhone: agent.phone } : {}),
    proof: draft?.answers.files.some(({ what }) => what === 'identity') ? 'upload' : 'later',
  }
}
