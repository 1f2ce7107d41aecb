import { Fault } from '../../../../platform/errors/errors.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { lookalikesOf } from '../../lookalikes.js'
import { nodeTrail } from '../frame.js'
import { holdDraft, saveDraft } from './draft.js'
import { Practice, ResumeCode } from './step-frame.js'
import { baseOf, nextStep, visitAgain, visitOf } from './visit.js'
import { anyFields } from './who-page.js'

/** Between pages 3 and 4, only where something that is published resembles the words: what is there need not be waited for. */
export const lookalikesForm: FormPage<typeof anyFields> = {
  path: '/zfxxgk/:organ/ysqgk/shenqing/xiangsi',
  schema: anyFields,
  page: async (state) => {
    const visit = await visitAgain(state)
    if (!visit) return null
    const { organ, draft } = visit
    const base = baseOf(organ)
    const what = draft?.answers.what
    if (!draft || !what) return base
    const found = await lookalikesOf(state.platform, organ.id, `${what.title} ${what.description}`)
    if (found.length === 0) return `${base}/${nextStep(draft.answers)}`
    return {
      title: '已经公开的相似信息',
      breadcrumb: nodeTrail(organ, ['在线申请', base]),
      body: (
        <div className="apply">
          <Practice visit={visit} />
          <h1>这些已经公开，是您要找的吗？</h1>
          <p className="lead">已经公开的信息可以直接看，不用等答复。点开以后，按浏览器的“后退”可以回到这里。</p>
          <ul className="lookalikes">
            {found.map(({ title, href, excerpt }) => (
              <li key={href}>
                <a href={href}>{title}</a>
                <p>{excerpt}</p>
              </li>
            ))}
          </ul>
          <form method="post" action={`${base}/xiangsi`} data-apply="xiangsi">
            <p className="actions">
              <button type="submit">都不是，继续申请</button>
              <a className="button quiet" href={`${base}/xinxi`}>
                上一步
              </a>
            </p>
          </form>
          <ResumeCode visit={visit} />
        </div>
      ),
    }
  },
  submit: async (submission) => {
    const visit = await visitOf(submission)
    if (!visit) throw new Fault('not-found', '没有这个单位，请从单位名录中选择。')
    const { organ, draft } = visit
    if (!draft) return `${baseOf(organ)}?meiyou=1`
    const { platform } = submission
    await platform.database.transaction(async (tx) => {
      const held = await holdDraft({ platform }, tx, draft)
      await saveDraft({ platform }, tx, { ...held, answers: { ...held.answers, looked: true } })
    })
    return `${baseOf(organ)}/${nextStep(draft.answers)}`
  },
}
