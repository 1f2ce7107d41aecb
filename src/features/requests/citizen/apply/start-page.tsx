import { LIMITS } from '../../../../../law/limits.js'
import { Facts, Notice } from '../../../../platform/html/parts.js'
import type { FormPage } from '../../../../platform/http/mount.js'
import { addressOf, nodeTrail } from '../frame.js'
import { DRAFT_DAYS } from './draft.js'
import { Practice } from './step-frame.js'
import { baseOf, nextStep, STEPS, takeToken, type Visit, visitAgain } from './visit.js'
import { anyFields } from './who-page.js'

/** 在线申请: who handles it, what comes, what to have at hand. Its form leaves a draft, for computers that others use too. */
export const startForm: FormPage<typeof anyFields> = {
  path: '/zfxxgk/:organ/ysqgk/shenqing',
  schema: anyFields,
  page: async (state) => {
    const visit = await visitAgain(state)
    if (!visit) return null
    const { organ } = visit
    const base = baseOf(organ)
    const wanted = (state.query.q ?? '').slice(0, 300)
    return {
      title: `向${organ.shortName}在线申请政府信息公开`,
      description: `在线向${organ.name}申请公开政府信息，不需要注册。`,
      breadcrumb: nodeTrail(organ, ['在线申请', base]),
      body: (
        <div className="apply">
          <Practice visit={visit} />
          <h1>在线申请政府信息公开</h1>
          <p className="lead">不需要注册，不收费，不用说明用途。大约 5 分钟。</p>
          <Told query={state.query} />
          <GoOn visit={visit} />
          <Facts
            items={[
              ['受理单位', organ.name],
              ['提交以后', `办公室同您确认收到；从确认之日起 ${LIMITS.reply.n} 个工作日内答复（${LIMITS.reply.article}）`],
            ]}
          />
          <h2>一共 {STEPS.length} 步</h2>
          <ol className="steps">
            {STEPS.map(({ key, title }) => (
              <li key={key}>{title}</li>
            ))}
          </ol>
          <h2>请准备好</h2>
          <ul>
            <li>公民：身份证或者其他身份证件的号码</li>
            <li>法人或者其他组织：统一社会信用代码</li>
            <li>一种联系方式：电话、电子邮箱或者通信地址</li>
          </ul>
          <p>
            身份证明可以现在上传照片，也可以以后当面、邮寄核验。填写有困难的，看<a href={addressOf(organ, 'bangzhu')}>帮助</a>。
          </p>
          <p className="actions">
            <a className="button" href={`${base}/shui${wanted ? `?q=${encodeURIComponent(wanted)}` : ''}`}>
              {visit.draft?.requestId === null ? '从第一步看起' : '开始申请'}
            </a>
            <a className="button quiet" href={`${base}/jixu`}>
              凭码继续填写
            </a>
          </p>
          <p className="hint">每填完一页都会保存，{DRAFT_DAYS} 天内可以凭继续填写码接着填。填写的内容加密保存，只用于办理这件申请。</p>
        </div>
      ),
    }
  },
  submit: async ({ request, reply, params }) => {
    takeToken(request, reply, params.organ ?? '')
    return `/zfxxgk/${params.organ}/ysqgk/shenqing?likai=1`
  },
}

function Told({ query }: { query: Record<string, string> }) {
  if (query.meiyou === '1')
    return (
      <Notice kind="warning">
        <p>这个浏览器里没有正在填写的申请。请重新开始，或者凭继续填写码接着填。</p>
      </Notice>
    )
  if (query.likai === '1')
    return (
      <Notice kind="good">
        <p>已经离开。这个浏览器里不再有您填写的内容，凭继续填写码可以接着填。</p>
      </Notice>
    )
  return null
}

/** What this browser was writing. */
function GoOn({ visit: { organ, draft } }: { visit: Visit }) {
  if (!draft || draft.requestId !== null) return null
  const base = baseOf(organ)
  return (
    <Notice title="您有一份没有填完的申请">
      <form method="post" action={base} className="go-on">
        <a className="button" href={`${base}/${nextStep(draft.answers)}`}>
          接着填写
        </a>
        <button type="submit" className="button quiet">
          离开（别人也用这台设备）
        </button>
      </form>
      <p className="hint">
        继续填写码 <strong>{draft.code}</strong>
      </p>
    </Notice>
  )
}
