import type { ReactNode } from 'react'
import { ErrorSummary, type FormErrors } from '../../../../platform/html/form.js'
import type { Page } from '../../../../platform/html/page.js'
import { nodeTrail } from '../frame.js'
import { DRAFT_DAYS } from './draft.js'
import { baseOf, STEPS, type StepKey, type Visit } from './visit.js'

interface StepProps {
  visit: Visit
  step: StepKey
  /** The question that the page asks. */
  question: string
  lead?: ReactNode
  errors: FormErrors | null
  labels?: Record<string, string>
  upload?: boolean
  /** 继续 unless told. */
  button?: string
  children: ReactNode
}

/** One page of the application: where one is, the question, the form, the way back, and the code to go on elsewhere. */
export function stepPage(props: StepProps): Page {
  const { visit, step, question, lead, errors, labels = {}, upload, button = '继续', children } = props
  const base = baseOf(visit.organ)
  const at = STEPS.findIndex(({ key }) => key === step)
  const before = STEPS[at - 1]?.key
  return {
    title: `${question}（第 ${at + 1} 步，共 ${STEPS.length} 步）`,
    breadcrumb: nodeTrail(visit.organ, ['在线申请', base]),
    script: 'apply.js',
    body: (
      <div className="apply">
        <Practice visit={visit} />
        <p className="step">
          第 {at + 1} 步，共 {STEPS.length} 步
        </p>
        <h1>{question}</h1>
        {lead && <div className="lead">{lead}</div>}
        <ErrorSummary errors={errors} labels={labels} />
        <form method="post" action={`${base}/${step}`} encType={upload ? 'multipart/form-data' : undefined} data-apply={step} noValidate>
          {children}
          <p className="actions">
            <button type="submit">{button}</button>
            <a className="button quiet" href={before ? `${base}/${before}` : base}>
              上一步
            </a>
          </p>
        </form>
        <ResumeCode visit={visit} />
      </div>
    ),
  }
}

/** Said on every page of a demonstration: nothing that is sent here reaches anybody. */
export function Practice({ visit }: { visit: Pick<Visit, 'practice'> }) {
  if (!visit.practice) return null
  return (
    <p className="notice warning">
      <strong>演练</strong> 这是演示站点：编号带 Y，不会送到任何单位，也不计入统计。请不要填写真实的个人信息。
    </p>
  )
}

/** The code that opens the draft again. */
export function ResumeCode({ visit: { draft, organ } }: { visit: Pick<Visit, 'draft' | 'organ'> }) {
  if (!draft) return null
  return (
    <aside className="resume" aria-label="继续填写码">
      <p>
        继续填写码 <strong>{draft.code}</strong>
      </p>
      <p className="hint">
        每一页填完都已经保存。中途离开，凭这个码可以在任何设备上<a href={`${baseOf(organ)}/jixu`}>继续填写</a>，{DRAFT_DAYS}{' '}
        天内有效。请不要告诉别人。
      </p>
    </aside>
  )
}
