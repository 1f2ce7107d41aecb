import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import { Choices } from '../../../../platform/html/choice.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { ORGANISATION_KINDS, readKind } from './asked.js'
import { type Answers, beginDraft, EMPTY, saveDraft } from './draft.js'
import { stepPage } from './step-frame.js'
import { baseOf, giveToken, nextStep, visitAgain, visitOf } from './visit.js'

/** Fields are read by hand, so that all that is wrong is told at once. */
export const anyFields = z.record(z.string(), z.string())

const MOST_WANTED = 2_000

/** Page 1: 公民, or one of the five kinds of organisation that table 3 counts. The first answer begins the draft. */
export const whoForm: FormPage<typeof anyFields> = {
  path: '/zfxxgk/:organ/ysqgk/shenqing/shui',
  schema: anyFields,
  perMinute: 120,
  page: async (state) => {
    const visit = await visitAgain(state)
    if (!visit) return null
    const kind = visit.draft?.answers.kind
    const applicant = state.values.applicant ?? (kind === undefined ? '' : kind === 'naturalPerson' ? 'citizen' : 'organisation')
    const wanted = state.values.wanted ?? state.query.q ?? ''
    return stepPage({
      visit,
      step: 'shui',
      question: '您以谁的名义申请？',
      errors: state.errors,
      labels: { applicant: '申请人', orgKind: '组织的种类' },
      children: (
        <>
          {wanted !== '' && <input type="hidden" name="wanted" value={wanted.slice(0, MOST_WANTED)} />}
          <Choices
            name="applicant"
            legend="申请人"
            chosen={[applicant]}
            error={state.errors?.fields.applicant}
            options={[
              { value: 'citizen', label: '公民', hint: '以个人名义申请' },
              {
                value: 'organisation',
                label: '法人或者其他组织',
                hint: '以单位名义申请',
                children: (
                  <Choices
                    name="orgKind"
                    legend="属于哪一种"
                    chosen={[state.values.orgKind ?? kind ?? '']}
                    error={state.errors?.fields.orgKind}
                    options={ORGANISATION_KINDS.map(([value, label]) => ({ value, label }))}
                  />
                ),
              },
            ]}
          />
        </>
      ),
    })
  },
  submit: async (submission) => {
    const { input, platform, request, reply } = submission
    const visit = await visitOf(submission)
    if (!visit) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
    const kind = readKind(input)
    const { organ, draft } = visit
    const going = draft && draft.requestId === null ? draft : null
    const answers = withKind(going?.answers ?? { ...EMPTY, wanted: (input.wanted ?? '').slice(0, MOST_WANTED) }, kind)
    await platform.database.transaction(async (tx) => {
      if (going) return saveDraft({ platform }, tx, { ...going, answers })
      const begun = await beginDraft({ platform }, tx, organ.id, answers)
      giveToken(request, reply, organ.id, begun.token)
    })
    return `${baseOf(organ)}/${nextStep(answers) === 'hedui' ? 'hedui' : 'shenfen'}`
  },
}

/** A citizen has another paper than an organisation: what was said of the one does not hold for the other. */
function withKind(answers: Answers, kind: Answers['kind']): Answers {
  const same = (answers.kind === 'naturalPerson') === (kind === 'naturalPerson')
  return { ...answers, kind, person: same ? answers.person : null }
}
