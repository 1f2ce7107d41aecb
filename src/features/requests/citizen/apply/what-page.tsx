import { FileField } from '../../../../platform/html/choice.js'
import { Field, TextArea } from '../../../../platform/html/form.js'
import { lookalikesOf } from '../../lookalikes.js'
import { readWhat, Wrongs } from './asked.js'
import { type Draft, holdDraft, saveDraft } from './draft.js'
import { ACCEPTED, FILE_HINT, takeFiles } from './draft-files.js'
import { stepForm } from './step-form.js'
import { stepPage } from './step-frame.js'
import { baseOf, nextStep } from './visit.js'

/** Page 3: what is asked for, in the applicant's own words (art. 29(2)); what they want it for is not asked. */
export const whatForm = stepForm({
  step: 'xinxi',
  upload: ['material'],
  page: (visit, { values, errors }) => {
    const answers = visit.draft?.answers
    const fields = { description: answers?.wanted ?? '', ...(answers?.what ?? {}), ...values }
    const kept = answers?.files.filter(({ what }) => what === 'material') ?? []
    return stepPage({
      visit,
      step: 'xinxi',
      question: '您想要什么信息？',
      lead: <p>不用写用途，也不用写理由。</p>,
      errors,
      labels: { description: '想要的信息', title: '文件名称', documentNo: '文号', material: '材料' },
      upload: true,
      children: (
        <>
          <TextArea
            name="description"
            label="写明是什么信息"
            hint="写得越具体，找得越快：什么事、哪个单位做的、大约什么时候。例如“2021年政务公开工作要点的全文”。"
            value={fields.description}
            error={errors?.fields.description}
          />
          <Field name="title" label="文件名称（知道的话）" value={fields.title} error={errors?.fields.title} />
          <Field name="documentNo" label="文号（知道的话）" value={fields.documentNo} error={errors?.fields.documentNo} />
          <details open={kept.length > 0 || Boolean(errors?.fields.material) || undefined}>
            <summary>有图片或者文件可以帮助查找？</summary>
            <FileField
              name="material"
              label="材料（可以不传）"
              hint={FILE_HINT}
              accept={ACCEPTED}
              several
              error={errors?.fields.material}
              kept={kept}
            />
          </details>
        </>
      ),
    })
  },
  submit: async (visit, { input, files, platform }) => {
    const wrongs = new Wrongs()
    const draft = await platform.database.transaction(async (tx): Promise<Draft> => {
      const held = await holdDraft({ platform }, tx, visit.draft)
      const kept = await takeFiles({ platform }, tx, held, { fields: input, files, kinds: ['material'] }, wrongs)
      const what = readWhat(input, wrongs)
      const same = what !== null && JSON.stringify(what) === JSON.stringify(held.answers.what)
      const answers = { ...held.answers, files: kept, what: what ?? held.answers.what, looked: same && held.answers.looked }
      await saveDraft({ platform }, tx, { ...held, answers })
      return { ...held, answers }
    })
    wrongs.settle()
    const base = baseOf(visit.organ)
    const { what, looked } = draft.answers
    const published = what && !looked ? await lookalikesOf(platform, visit.organ.id, `${what.title} ${what.description}`) : []
    return published.length > 0 ? `${base}/xiangsi` : `${base}/${nextStep(draft.answers)}`
  },
})
