import type { FastifyInstance } from 'fastify'
import { LIMITS } from '../../../../../law/limits.js'
import type { Page, PageRequest, PublicPage } from '../../../../platform/html/page.js'
import { CardLinks, Facts, Notice } from '../../../../platform/html/parts.js'
import { type Organ, organById } from '../../../organs/index.js'
import { settingsOf } from '../../documents/settings.js'
import { Practice } from '../apply/step-frame.js'
import { addressOf, NodeFrame, nodeTrail } from '../frame.js'

/** 依申请公开 of every organ: what to know, who handles it, how it goes, and every way on. */
export function nodePage(app: FastifyInstance): PublicPage {
  return { path: '/zfxxgk/:organ/ysqgk', kept: false, render: (request) => render(app, request) }
}

async function render(app: FastifyInstance, { platform, params, site: { demo } }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  if (!organ) return null
  const { contact, phone, address, website } = await settingsOf(db, organ.id)
  const has = (url: string) => app.hasRoute({ method: 'GET', url: `/zfxxgk/:organ/ysqgk/${url}` })
  return {
    title: `${organ.shortName}依申请公开`,
    description: `怎样向${organ.name}申请公开政府信息：在线申请、办理流程、期限、收费和救济渠道。`,
    breadcrumb: nodeTrail(organ),
    meta: { ColumnName: '依申请公开', ColumnType: '依申请公开' },
    body: (
      <NodeFrame organ={organ} current="">
        <h1>依申请公开</h1>
        <p className="lead">没有主动公开的政府信息，公民、法人和其他组织都可以申请公开，不用说明用途。</p>
        <Practice visit={{ practice: demo }} />
        <Begin organ={organ} />
        <Notes />
        <Procedure />
        <h2>受理机构</h2>
        <Facts
          items={[
            ['受理单位', organ.name],
            ['工作机构', contact || null],
            ['办公地址', address || null],
            ['联系电话', phone || null],
            ['互联网联系方式', website || null],
            ['办公时间', null],
            ['传真号码', null],
          ]}
        />
        {has('shenqingbiao.docx') && <Blanks organ={organ} />}
        <h2>更多</h2>
        <CardLinks
          items={[
            ...MORE.filter(({ key }) => has(key)).map(({ key, ...card }) => ({ href: addressOf(organ, key), ...card })),
            { href: '/heyan', title: '回执核验', text: '检验申请回执的凭证，不用相信本网站' },
          ]}
        />
        <Speak />
      </NodeFrame>
    ),
  }
}

const MORE = [
  { key: 'wenti', title: '常见问题', text: '能申请什么、怎么写、多久答复' },
  { key: 'shoufei', title: '收费', text: '申请不收费；数量、频次明显过多的才收信息处理费' },
  { key: 'jiuji', title: '救济渠道', text: '对答复不服，先复议还是直接起诉，期限多长' },
  { key: 'bangzhu', title: '帮助', text: '书写、阅读、视听有困难的，工作人员应当帮助（条例第四十三条）' },
  { key: 'tongji', title: '年度统计', text: '收到多少、怎样答复，逐件可以看' },
] as const

function Begin({ organ }: { organ: Organ }) {
  if (organ.endedOn)
    return (
      <Notice kind="warning">
        <p>这个单位已于 {organ.endedOn} 撤销或合并，不再受理申请。请向接替它的单位申请。</p>
      </Notice>
    )
  return (
    <p className="actions">
      <a className="button" href={`/zfxxgk/${organ.id}/ysqgk/shenqing`}>
        在线申请
      </a>
      <a className="button quiet" href={addressOf(organ, 'chaxun')}>
        办理查询
      </a>
    </p>
  )
}

function Notes() {
  return (
    <section className="panel">
      <h2>申请须知</h2>
      <ul>
        <li>谁都可以申请：公民、法人或者其他组织（条例第二十七条）。</li>
        <li>申请要写明：姓名或者名称、身份证明、联系方式；想要的信息的名称、文号或者便于查询的特征；形式和获取方式（条例第二十九条）。</li>
        <li>不用写用途，不用写工作单位。</li>
        <li>可以当面提交、邮寄或者在线申请。邮寄的，信封上注明“政府信息公开申请”。</li>
        <li>书写确有困难的，可以口头提出，由受理的工作人员代为填写（条例第二十九条第三款）。</li>
        <li>申请不收费（条例第四十二条）。</li>
      </ul>
    </section>
  )
}

const STEPS: { title: string; text: string; limit: string; article: string }[] = [
  {
    title: '提交申请',
    text: '当面提交的，提交之日为收到之日；邮寄的，签收之日；平常信函，当日同您确认，确认之日；在线申请和传真，双方确认之日。',
    limit: '收到之日起算',
    article: '条例第三十一条',
  },
  {
    title: '需要补正的，一次性告知',
    text: '内容不明确的，单位一次性说明要补正的事项和合理的期限。补正以后，答复期限从收到补正之日起重新计算。',
    limit: `${LIMITS.correctionNotice.n} 个工作日内`,
    article: LIMITS.correctionNotice.article,
  },
  {
    title: '征求意见',
    text: '涉及第三方或者由几个机关共同制作的，书面征求意见。征求意见的时间不计算在答复期限内。',
    limit: `第三方、共同制作机关各 ${LIMITS.thirdPartyOpinion.n} 个工作日`,
    article: `${LIMITS.thirdPartyOpinion.article}、第三十四条`,
  },
  {
    title: '答复',
    text: '能够当场答复的当场答复。需要延长的，经政府信息公开工作机构负责人同意并告知您。',
    limit: `${LIMITS.reply.n} 个工作日内，最多再延长 ${LIMITS.extension.n} 个工作日`,
    article: LIMITS.reply.article,
  },
  {
    title: '对答复不服',
    text: '可以依法申请行政复议或者提起行政诉讼；有的答复要先申请复议。答复书上会写明。',
    limit: `申请复议 ${LIMITS.reconsideration.n} 日，直接起诉 ${LIMITS.suit.n} 个月`,
    article: `条例第五十一条、${LIMITS.reconsideration.article}、${LIMITS.suit.article}`,
  },
]

function Procedure() {
  return (
    <section className="panel">
      <h2>办理流程</h2>
      <ol className="steps">
        {STEPS.map(({ title, text, limit, article }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>
              <strong>{limit}</strong>（{article}）
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p>
        期限按工作日计算，收到的当天不算。<a href="/rili/qixian">算一算最晚哪一天答复</a>
      </p>
    </section>
  )
}

function Blanks({ organ }: { organ: Organ }) {
  return (
    <section>
      <h2>申请表下载</h2>
      <p>当面提交或者邮寄的，可以用申请表，也可以自己写，写明第二十九条要求的内容就行。</p>
      <ul className="chips">
        <li>
          <a href={`/zfxxgk/${organ.id}/ysqgk/shenqingbiao.docx`}>申请表（Word）</a>
        </li>
        <li>
          <a href={`/zfxxgk/${organ.id}/ysqgk/shenqingbiao.pdf`}>申请表（PDF）</a>
        </li>
      </ul>
    </section>
  )
}

function Speak() {
  return (
    <section>
      <h2>建议和投诉</h2>
      <ul>
        <li>
          <strong>建议主动公开。</strong>
          您认为某项信息应当向全社会公开的，可以向单位建议；单位审核以后，应当公开的要及时公开（条例第四十四条）。
        </li>
        <li>
          <strong>投诉、举报。</strong>
          单位没有依法公开信息的，可以向它的上一级机关或者政府信息公开工作主管部门投诉、举报（条例第四十七条、第五十一条）。
        </li>
      </ul>
    </section>
  )
}
