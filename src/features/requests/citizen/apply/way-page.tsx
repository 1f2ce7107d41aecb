import type { ReactNode } from 'react'
import { Choices } from '../../../../platform/html/choice.js'
import { Field, type FormErrors } from '../../../../platform/html/form.js'
import type { Delivery } from '../../events.js'
import { DELIVERIES, type Fields, FORMS, readWay } from './asked.js'
import { type Answers, holdDraft, saveDraft } from './draft.js'
import { stepForm } from './step-form.js'
import { stepPage } from './step-frame.js'
import { baseOf } from './visit.js'

const LABELS = { form: '形式', delivery: '获取方式', email: '电子邮箱', address: '收件地址', fax: '传真号码' }

/** Page 4: in which form and by which way (art. 29(3)); only the chosen way's contact is asked for. */
export const wayForm = stepForm({
  step: 'fangshi',
  page: (visit, { values, errors }) => {
    const answers = visit.draft?.answers
    const again = errors !== null
    const fields: Fields = again ? values : { ...contactsOf(answers) }
    const ticked = (name: string, before: readonly string[], keys: readonly string[]) =>
      again ? keys.filter((key) => values[`${name}-${key}`] === 'on') : before
    return stepPage({
      visit,
      step: 'fangshi',
      question: '您希望怎样得到信息？',
      errors,
      labels: LABELS,
      children: (
        <>
          <Choices
            name="form"
            several
            legend="什么形式"
            hint="可以多选。单位有现成的哪一种，就提供哪一种（条例第四十条）。"
            chosen={ticked(
              'form',
              answers?.way?.form ?? [],
              FORMS.map(([key]) => key),
            )}
            error={errors?.fields.form}
            options={FORMS.map(([value, label]) => ({ value, label }))}
          />
          <Choices
            name="delivery"
            several
            legend="怎样给您"
            hint="可以多选。"
            chosen={ticked(
              'delivery',
              answers?.way?.delivery ?? [],
              DELIVERIES.map(([key]) => key),
            )}
            error={errors?.fields.delivery}
            options={DELIVERIES.map(([value, label]) => ({ value, label, ...contactOf(value, fields, errors) }))}
          />
        </>
      ),
    })
  },
  submit: async (visit, { input, platform }) => {
    await platform.database.transaction(async (tx) => {
      const held = await holdDraft({ platform }, tx, visit.draft)
      if (held.answers.person === null) return
      await saveDraft({ platform }, tx, { ...held, answers: { ...held.answers, ...readWay(input, held.answers.person) } })
    })
    return `${baseOf(visit.organ)}/hedui`
  },
})

/** What a way needs beside its name. */
function contactOf(way: Delivery, fields: Fields, errors: FormErrors | null): { children?: ReactNode; hint?: string } {
  const wrong = errors?.fields ?? {}
  switch (way) {
    case 'email':
      return {
        children: <Field name="email" label="电子邮箱" inputMode="email" autoComplete="email" value={fields.email} error={wrong.email} />,
      }
    case 'post':
      return {
        children: (
          <Field name="address" label="收件地址" hint="省、市、县到门牌号；由邮政企业寄送。" value={fields.address} error={wrong.address} />
        ),
      }
    case 'fax':
      return { children: <Field name="fax" label="传真号码" type="tel" inputMode="tel" value={fields.fax} error={wrong.fax} /> }
    default:
      return {}
  }
}

function contactsOf(answers: Answers | undefined): Fields {
  const { email = '', address = '', fax = '' } = answers?.person ?? {}
  return { email, address, fax }
}
