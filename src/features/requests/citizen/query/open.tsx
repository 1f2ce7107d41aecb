import { z } from 'zod'
import { Fault } from '../../../../platform/errors/errors.js'
import type { Page } from '../../../../platform/html/page.js'
import type { FormPage, FormState, Submission } from '../../../../platform/http/mount.js'
import { type Organ, organById } from '../../../organs/index.js'
import { type ApplicantView, applicantView } from '../../applicant.js'
import { parseId } from '../../id.js'
import { givePass, OPEN_MINUTES, readPass } from './pass.js'
import { queryPage } from './query-page.js'

/** A case that its applicant has opened, at its organ's address. */
export interface Opened {
  organ: Organ
  view: ApplicantView
  /** /zfxxgk/ledu/ysqgk/chaxun */
  base: string
}

/** Which case, in which version, a form was drawn for: another tab may have opened another one meanwhile. */
const shown = z.object({ number: z.string().max(40), version: z.coerce.number().int().min(1) })

export interface CaseForm<S extends z.ZodObject> {
  /** Behind /chaxun */
  path: string
  schema: S
  upload?: string[]
  page: (opened: Opened, state: FormState) => Promise<Page> | Page
  /** `seen`: the version of the case that the form was drawn for. */
  submit: (opened: Opened, submission: Submission<S>, seen: number) => Promise<string | Page>
}

interface Both<S extends z.ZodObject> {
  own: z.output<S>
  shown: z.output<typeof shown>
}

const EXPIRED = `${OPEN_MINUTES} 分钟没有操作，已经退出。请重新输入编号和查询密码。`

/** A form about the case that is open. Without one, the query comes instead, with whatever was written. */
export function caseForm<S extends z.ZodObject>(form: CaseForm<S>): FormPage<z.ZodType<Both<S>>> {
  return {
    path: `/zfxxgk/:organ/ysqgk/chaxun${form.path}`,
    schema: z.looseObject({}).transform((fields) => ({ own: form.schema.parse(fields), shown: shown.parse(fields) })),
    ...(form.upload ? { upload: form.upload } : {}),
    page: async (state) => {
      const organ = await organById(state.platform.database.db, state.params.organ ?? '')
      if (!organ) return null
      const opened = await openCase(organ, state)
      if (opened) return form.page(opened, state)
      return queryPage(organ, { ...state, errors: { message: state.errors ? EXPIRED : '请输入编号和查询密码。', fields: {} } })
    },
    submit: async (submission) => {
      const organ = await organById(submission.platform.database.db, submission.params.organ ?? '')
      if (!organ) throw new Fault('not-found', '没有这个单位。')
      const opened = await openCase(organ, submission)
      if (!opened) throw new Fault('unauthenticated', EXPIRED)
      const { own, shown: seen } = submission.input
      if (seen.number !== opened.view.number)
        throw new Fault('conflict', `您在另一个页面打开了申请 ${opened.view.number}。请先回到那一件，或者退出后重新查询。`)
      return form.submit(opened, { ...submission, input: own }, seen.version)
    },
  }
}

/** The case of the pass, if it is one of this organ's; every page of it lets the pass run anew. */
async function openCase(
  organ: Organ,
  { platform, request, reply }: Pick<FormState, 'platform' | 'request' | 'reply'>,
): Promise<Opened | null> {
  const id = readPass({ platform }, request)
  if (id === null || parseId(id).organId !== organ.id) return null
  const view = await applicantView({ platform }, id)
  givePass({ platform }, request, reply, id)
  return { organ, view, base: baseOf(organ) }
}

export const baseOf = (organ: Organ): string => `/zfxxgk/${organ.id}/ysqgk/chaxun`

/** Says which case the form is for. */
export function ShownCase({ view }: { view: ApplicantView }) {
  return (
    <>
      <input type="hidden" name="number" value={view.number} />
      <input type="hidden" name="version" value={view.state.version} />
    </>
  )
}

/** The applicant of this very case, as the ledger names them. */
export function applicantCtx({ view }: Opened, { platform }: Pick<FormState, 'platform'>) {
  return { platform, actor: { kind: 'citizen', caseId: view.id } as const }
}
