import type { FastifyInstance } from 'fastify'
import { LIMITS } from '../../../../../law/limits.js'
import { Fault } from '../../../../platform/errors/errors.js'
import type { Page } from '../../../../platform/html/page.js'
import { Facts, Notice } from '../../../../platform/html/parts.js'
import { disposition } from '../../../../platform/http/download.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { makePassword } from '../../../../platform/password/password.js'
import type { Platform } from '../../../../platform/platform.js'
import { parseId } from '../../id.js'
import { addressOf, nodeTrail } from '../frame.js'
import { firstEntry, receiptProof } from '../proof/receipt.js'
import { type Draft, hidePassword } from './draft.js'
import { Practice } from './step-frame.js'
import { baseOf, type Visit, visitAgain, visitOf } from './visit.js'
import { anyFields } from './who-page.js'

/** The password is on the receipt for an hour, in the browser that submitted and until its owner has noted it; nowhere else and never again. */
const SHOWN_MS = 3_600_000

/** 回执: number, query password, what comes next and when, and the ledger's proof. Its form hides the password. */
export const receiptForm: FormPage<typeof anyFields> = {
  path: '/zfxxgk/:organ/ysqgk/shenqing/huizhi',
  schema: anyFields,
  page: async (state) => {
    const visit = await visitAgain(state)
    if (!visit) return null
    const { organ, draft } = visit
    if (!draft) return `${baseOf(organ)}?meiyou=1`
    if (draft.requestId === null) return `${baseOf(organ)}/hedui`
    const { platform } = state
    const mayShow = !draft.passwordHidden && platform.clock.now() < (draft.submittedAt?.getTime() ?? 0) + SHOWN_MS
    const password = mayShow ? makePassword(platform.config, `draft:${draft.id}`) : null
    const proof = await receiptProof({ platform }, draft.requestId)
    const hash = (await firstEntry({ platform }, draft.requestId))?.hash ?? null
    return receipt(visit, draft.requestId, { draft, password, sealed: proof !== null, hash })
  },
  submit: async (submission) => {
    const visit = await visitOf(submission)
    if (!visit?.draft?.requestId) throw new Fault('not-found', '没有找到回执。')
    const { draft, organ } = visit
    await submission.platform.database.transaction((tx) => hidePassword(tx, draft))
    return `${baseOf(organ)}/huizhi`
  },
}

/** The proof as a file, for the browser that submitted. */
export function mountReceiptFile(app: FastifyInstance, platform: Platform): void {
  app.get('/zfxxgk/:organ/ysqgk/shenqing/huizhi.json', async (request, reply) => {
    const visit = await visitOf({ platform, request, params: request.params as Record<string, string> })
    const id = visit?.draft?.requestId
    if (!id) throw new Fault('not-found', '没有找到回执。请凭编号和查询密码，在办理查询页下载证明。')
    const file = await receiptProof({ platform }, id)
    if (!file) throw new Fault('not-found', '台账每分钟封存一次，这件申请还没有封存。请过一分钟再下载。')
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', disposition(file.name, file.inline))
      .type(file.type)
      .send(file.bytes)
  })
}

interface Shown {
  draft: Draft
  password: string | null
  sealed: boolean
  /** Of the ledger's entry. */
  hash: string | null
}

function receipt(visit: Visit, id: string, shown: Shown): Page {
  const { organ } = visit
  const base = baseOf(organ)
  const { number } = parseId(id)
  return {
    title: `已经提交：${number}`,
    breadcrumb: nodeTrail(organ, ['在线申请', base], ['回执', `${base}/huizhi`]),
    script: 'apply.js',
    body: (
      <div className="apply receipt">
        <Practice visit={visit} />
        <div className="done">
          <h1>申请已经提交</h1>
          <dl>
            <div>
              <dt>编号</dt>
              <dd id="number">{number}</dd>
            </div>
            <div>
              <dt>查询密码</dt>
              <dd id="password">{shown.password ?? <span className="hint">不再显示</span>}</dd>
            </div>
          </dl>
        </div>
        {shown.password !== null && <Note base={base} />}
        <Facts
          items={[
            ['受理单位', organ.name],
            ['提交时间', shown.draft.submittedAt && shanghaiTime(shown.draft.submittedAt)],
            ['台账记录', shown.hash && <code className="wrap-anywhere">{shown.hash}</code>],
          ]}
        />
        <Next />
        <p className="actions">
          <button type="button" className="button quiet" data-print hidden>
            打印或者保存
          </button>
          <a className="button" href={addressOf(organ, 'chaxun')}>
            办理查询
          </a>
        </p>
        <Proof base={base} sealed={shown.sealed} />
      </div>
    ),
  }
}

function Note({ base }: { base: string }) {
  return (
    <Notice kind="warning" title="请马上记下查询密码">
      <p>密码只在这里出现，单位也查不到。可以抄下来、打印，或者拍照。记下以后，按下面的按钮把它隐去。</p>
      <form method="post" action={`${base}/huizhi`}>
        <button type="submit" className="button quiet">
          我已经记下，不再显示密码
        </button>
      </form>
    </Notice>
  )
}

function Next() {
  const { reply, correctionNotice, extension } = LIMITS
  return (
    <section>
      <h2>接下来</h2>
      <ol className="steps">
        <li>
          <strong>办公室同您确认收到。</strong>办公室确认收到之日起算期限（条例第三十一条第三项）。
        </li>
        <li>
          <strong>内容不明确的，请您补正。</strong>收到之日起 {correctionNotice.n} 个工作日内一次告知（{correctionNotice.article}）。
        </li>
        <li>
          <strong>答复。</strong>收到之日起 {reply.n} 个工作日内；需要延长的，最多再延长 {extension.n} 个工作日，并且告知您（
          {reply.article}）。
        </li>
      </ol>
      <p>征求第三方和其他机关意见的时间不计算在内。每一步办到哪里、最晚哪一天答复，凭编号和查询密码随时可以查。</p>
    </section>
  )
}

function Proof({ base, sealed }: { base: string; sealed: boolean }) {
  return (
    <section className="proof">
      <h2>凭证文件</h2>
      {sealed ? (
        <p>
          <a href={`${base}/huizhi.json`}>下载凭证文件（JSON）</a>：证明这件申请已经记入台账，以后没有人能够悄悄改动。在
          <a href="/heyan">回执核验</a>页可以检验，不用相信本网站。
        </p>
      ) : (
        <p>台账每分钟封存一次，这件申请还没有封存。大约一分钟以后刷新本页，就可以下载凭证文件；以后在办理查询页也可以下载。</p>
      )}
    </section>
  )
}

function shanghaiTime(at: Date): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at)
}
