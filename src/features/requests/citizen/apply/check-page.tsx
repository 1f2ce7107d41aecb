import { today } from '../../../../platform/clock.js'
import type { Tx } from '../../../../platform/db/database.js'
import { Fault } from '../../../../platform/errors/errors.js'
import { Choices } from '../../../../platform/html/choice.js'
import { Notice } from '../../../../platform/html/parts.js'
import type { Platform } from '../../../../platform/platform.js'
import { adoptAttachments } from '../../attachments.js'
import type { RequestId } from '../../id.js'
import { submitRequest } from '../../submitting.js'
import { Summary } from './check-summary.js'
import { type Draft, endDrafts } from './draft.js'
import { stepForm, type Writing } from './step-form.js'
import { stepPage } from './step-frame.js'
import { baseOf } from './visit.js'
import { admitUnproven, mustBeFree, provenWork, spendWork, workFor } from './work.js'

const CITIZEN = { kind: 'citizen', caseId: null } as const

/** Page 5: everything once more, and the one button that makes it a case. */
export const checkForm = stepForm({
  step: 'hedui',

  page: async (visit, { values, errors, platform }) => {
    const { draft } = visit
    const work = draft ? await workFor({ platform }, draft.id) : null
    return stepPage({
      visit,
      step: 'hedui',
      question: '请核对，再提交',
      errors: visit.away && errors ? { ...errors, message: '数据库暂时连接不上，申请还没有提交。请过几分钟再按“提交申请”。' } : errors,
      labels: { statement: '声明' },
      button: '提交申请',
      children: (
        <>
          {draft ? <Summary answers={draft.answers} organ={visit.organ} /> : <Kept code={values.code ?? ''} />}
          <input type="hidden" name="code" value={draft?.code ?? values.code ?? ''} />
          <input type="hidden" name="work" value="" data-work={work ? JSON.stringify(work) : undefined} />
          <Choices
            name="statement"
            several
            legend="声明"
            chosen={values['statement-yes'] === 'on' ? ['yes'] : []}
            error={errors?.fields.statement}
            options={[{ value: 'yes', label: '以上内容属实，由申请人本人或者受委托的代理人提出。' }]}
          />
          <p className="hint">
            提交以后会给您编号和查询密码。答复期限不从提交时起算，从办公室同您确认收到之日起算（条例第三十一条第三项）。
          </p>
          <p role="status" className="hint" id="work-status" />
        </>
      ),
    })
  },
  submit: async (visit, { input, platform, request }) => {
    if (input['statement-yes'] !== 'on')
      throw new Fault('invalid', '请先确认声明，再提交。', { fields: { statement: '请勾选，确认以上内容属实。' } })
    const { draft } = visit
    const work = await provenWork({ platform }, draft.id, input.work ?? '')
    // The draft's own name makes one case of it, however often it is sent.
    if (!work) await mustBeFree({ platform }, platform.database.db, request.ip)
    const ended: Ended = { platform, draft, work, address: request.ip }
    await submitRequest({ platform, actor: CITIZEN }, incomingOf(visit, today(platform.clock)), { of: ended, finish })
    return `${baseOf(visit.organ)}/huizhi`
  },
})

/** A draft whose case goes in now. */
interface Ended {
  platform: Platform
  draft: Draft
  work: { challenge: string; until: Date } | null
  address: string
}

/** Pays for the cases, hands them their files and ends their drafts. */
async function finish(tx: Tx, cases: readonly { id: RequestId; of: Ended }[]): Promise<void> {
  const [first] = cases
  if (!first) return
  const { platform } = first.of
  const works = cases.map(({ of }) => of.work)
  await spendWork(
    tx,
    works.filter((work) => work !== null),
  )
  for (const { id, of } of cases) {
    if (of.work === null) await admitUnproven({ platform }, tx, of.address)
    await adoptAttachments({ platform, actor: CITIZEN }, tx, id, of.draft.answers.files)
  }
  await endDrafts(
    { platform },
    tx,
    cases.map(({ id, of }) => ({ id, draft: of.draft })),
  )
}

function incomingOf({ organ, draft, practice }: Writing, on: ReturnType<typeof today>) {
  const { kind, person, what, way } = draft.answers
  if (!person || !what || !way) throw new RangeError('a page was left out')
  return {
    organId: organ.id,
    kind: 'disclosure',
    channel: 'online',
    on,
    applicantKind: kind,
    delivery: way.delivery,
    practice,
    person,
    words: { ...what, form: way.form, correction: '', reasons: '' },
    once: `draft:${draft.id}`,
  } as const
}

/** Where the database is away nothing of the draft can be shown, but nothing of it is lost either. */
function Kept({ code }: { code: string }) {
  return (
    <Notice kind="warning" title="您填写的内容都已经保存">
      <p>
        页面留着不关，过几分钟再按“提交申请”。如果关了页面，凭继续填写码 <strong>{code.slice(0, 20)}</strong> 可以接着提交。
      </p>
    </Notice>
  )
}
