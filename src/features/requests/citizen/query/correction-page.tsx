import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import { ErrorSummary, TextArea } from '../../../../platform/html/form.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { FormState } from '../../../../platform/http/mount.js'
import { correctRequest } from '../../applicant.js'
import { keepAttachments } from '../../attachments.js'
import { awaitsCorrection } from '../../clock.js'
import { actionPage, Buttons } from './action-page.js'
import { applicantCtx, type CaseForm, type Opened, ShownCase } from './open.js'

/** Longer than any answer to one item. */
const LONGEST = 4_000
const LONGEST_IN_ALL = 20_000

const schema = z.object({}).catchall(z.string().trim().max(LONGEST))

/** 补正: an answer to each item of the notice (art. 30), once. */
export const correctionForm: CaseForm<typeof schema> = {
  path: '/buzheng',
  schema,
  upload: ['files'],
  page: (opened, state) => actionPage(opened, '补正', '/buzheng', <Correction opened={opened} state={state} />),
  submit: async (opened, submission, seen) => {
    const { input } = submission
    const items = opened.view.state.correction?.items ?? []
    const answers = items.map((_, i) => String(input[nameOf(i)] ?? ''))
    const missing = answers.flatMap((answer, i) => (answer === '' ? [[nameOf(i), '请填写这一项；实在不知道的，请写“不清楚”。']] : []))
    if (missing.length > 0) throw new Fault('invalid', '请逐项填写。', { fields: Object.fromEntries(missing) })
    const text = items.map((item, i) => `${i + 1}. ${item}\n${answers[i]}`).join('\n\n')
    if (text.length > LONGEST_IN_ALL) throw new Fault('invalid', `补正的内容一共不超过 ${LONGEST_IN_ALL} 字，请缩短。`)
    const ctx = applicantCtx(opened, submission)
    const { id } = opened.view
    await correctRequest(ctx, id, text, { seen, also: (tx) => keepAttachments(ctx, tx, id, submission.files, 'material') })
    return `${opened.base}/jindu?hao=buzheng`
  },
}

function Correction({ opened, state: { values, errors } }: { opened: Opened; state: FormState }) {
  const { view, base } = opened
  const { correction } = view.state
  if (!correction || (!awaitsCorrection(view.state) && errors === null)) {
    return (
      <Notice>
        <p>{correction?.receivedOn ? `您的补正已经在 ${correction.receivedOn} 收到，不用再提交。` : '这件申请现在不需要补正。'}</p>
      </Notice>
    )
  }
  const labels = Object.fromEntries(correction.items.map((_, i) => [nameOf(i), `第 ${i + 1} 项`]).concat([['files', '附件']]))
  return (
    <>
      <p className="lead">
        请在 <strong>{correction.dueOn}</strong> 前逐项补充。收到补正的次日起，答复期限重新起算（条例第三十条）。
      </p>
      <Notice kind="warning">
        <p>没有正当理由逾期不补正的，视为放弃申请，办公室不再处理。补正只通知一次，请一次写全。</p>
      </Notice>
      <form method="post" action={`${base}/buzheng`} encType="multipart/form-data" className="panel">
        <ErrorSummary errors={errors} labels={labels} />
        <ShownCase view={view} />
        {correction.items.map((item, i) => (
          <TextArea
            key={item}
            name={nameOf(i)}
            label={`第 ${i + 1} 项：${item}`}
            rows={4}
            value={values[nameOf(i)]}
            error={errors?.fields[nameOf(i)]}
          />
        ))}
        <div className={errors?.fields.files ? 'field wrong' : 'field'}>
          <label htmlFor="files">附件（可以不选）</label>
          <p className="hint" id="files-hint">
            照片（JPG、PNG）、PDF、Word、Excel 都可以，每个不超过 20 MB。
          </p>
          {errors?.fields.files && (
            <p className="field-error" id="files-error">
              {errors.fields.files}
            </p>
          )}
          <input
            id="files"
            name="files"
            type="file"
            multiple
            aria-describedby={errors?.fields.files ? 'files-hint files-error' : 'files-hint'}
          />
        </div>
        <Buttons base={base} label="提交补正" />
      </form>
    </>
  )
}

const nameOf = (i: number): string => `item${i + 1}`
