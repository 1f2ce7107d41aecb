import { z } from 'zod'
import { SITE_ID } from '../../../platform/cache/cache.js'
import { today } from '../../../platform/clock.js'
import { randomSigns } from '../../../platform/crypto/signs.js'
import { Choices } from '../../../platform/html/choice.js'
import { ErrorSummary, Field, TextArea } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Facts, Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import { publishedDocument } from '../../publishing/index.js'
import { ANSWER_WORKDAYS, askQuestion, type Receipt } from '../asking.js'
import { ANSWERS_PATH, ASK_PATH } from '../public.js'

const LABELS = { title: '标题', words: '问题', name: '称呼', contact: '联系方式', publish: '是否公开' }
const STATUS_PATH = `${ASK_PATH}/chaxun`

const schema = z.object({
  title: z.string().trim().min(2, '请写标题，至少 2 个字。').max(100),
  words: z.string().trim().min(5, '请写清楚想问什么，至少 5 个字。').max(2_000),
  name: z.string().trim().max(40).default(''),
  contact: z.string().trim().max(100).default(''),
  publish: z
    .string()
    .refine((value): boolean => value === 'yes' || value === 'no', '请选择是否同意公开。')
    .prefault(''),
  wen: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/, '文件的地址不对，请从文件页面重新进入。')
    .default(''),
  once: z.string().min(10, '页面放得太久，请刷新后再提交。').max(60),
})

/** 政策咨询: a question, about a document where it began on its page. Nobody has to say who they are. */
export const askForm: FormPage<typeof schema> = {
  path: ASK_PATH,
  schema,
  perMinute: 5,
  page,
  submit: async ({ input, platform, site }) => {
    const { wen, publish, ...asked } = input
    const receipt = await askQuestion(platform, site, { ...asked, documentId: wen === '' ? null : wen, mayPublish: publish === 'yes' })
    return receiptPage(receipt)
  },
}

async function page({ values, errors, query, platform, site }: FormState): Promise<Page> {
  const wen = values.wen ?? query.wen ?? ''
  const document = wen === '' ? null : await publishedDocument(platform.database.db, SITE_ID, wen, today(platform.clock))
  return {
    title: '政策咨询',
    description: '对政策文件有不明白的，可以在这里问。',
    breadcrumb: [
      ['政民互动', '/hudong'],
      ['政策咨询', ASK_PATH],
    ],
    meta: { ColumnName: '政策咨询', ColumnType: '咨询投诉' },
    body: (
      <div className="narrow">
        <h1>政策咨询</h1>
        <p className="lead">
          对政策不明白的，请在这里问，{ANSWER_WORKDAYS} 个工作日内答复。可以先看看<a href={ANSWERS_PATH}>政策问答</a>里有没有一样的问题。
        </p>
        {site.demo && (
          <Notice title="演示站点">
            <p>在这里提交的内容只进入演练，不会送到任何机关，答复也不公开。</p>
          </Notice>
        )}
        <form method="post" action={ASK_PATH}>
          <ErrorSummary errors={errors} labels={LABELS} />
          {document && (
            <p>
              咨询的文件：<a href={document.href}>{document.title}</a>
            </p>
          )}
          <input type="hidden" name="wen" value={document?.id ?? ''} />
          <input type="hidden" name="once" value={values.once || randomSigns(24, 'abcdefghjkmnpqrstuvwxyz23456789')} />
          <Field
            name="title"
            label={LABELS.title}
            value={values.title ?? (document ? `关于《${document.title}》的咨询`.slice(0, 100) : '')}
            error={errors?.fields.title}
          />
          <TextArea
            name="words"
            label={LABELS.words}
            hint="一次问一件事，写清楚情况。不要写身份证号码、银行卡号。最多 2000 字。"
            rows={6}
            value={values.words}
            error={errors?.fields.words}
          />
          <Choices
            name="publish"
            legend="答复可以公开吗"
            hint="公开的只有问题和答复，不公开您的称呼和联系方式。"
            chosen={values.publish ? [values.publish] : []}
            error={errors?.fields.publish}
            options={[
              { value: 'yes', label: '可以公开，方便有同样问题的人' },
              { value: 'no', label: '不要公开，只答复我' },
            ]}
          />
          <Field name="name" label={`${LABELS.name}（可以不填）`} value={values.name} error={errors?.fields.name} autoComplete="name" />
          <Field
            name="contact"
            label={`${LABELS.contact}（可以不填）`}
            hint="手机或者邮箱，只用来问清楚情况，加密保存。不填也可以凭编号和密码看答复。"
            value={values.contact}
            error={errors?.fields.contact}
          />
          <button type="submit">提交</button>
        </form>
        <p className="hint">
          已经提交过的，可以<a href={STATUS_PATH}>查询答复</a>。要申请公开政府信息，请到<a href="/zfxxgk">政府信息公开</a>
          选择单位后提交申请。
        </p>
      </div>
    ),
  }
}

function receiptPage({ number, password, due }: Receipt): Page {
  return {
    title: '咨询已经收到',
    breadcrumb: [
      ['政民互动', '/hudong'],
      ['政策咨询', ASK_PATH],
    ],
    body: (
      <div className="narrow">
        <h1>咨询已经收到</h1>
        <Notice kind="good" title="请记下编号和查询密码">
          <p>密码只在这里显示一次。凭编号和密码看答复。</p>
        </Notice>
        <Facts
          items={[
            ['编号', <strong key="number">{number}</strong>],
            ['查询密码', <strong key="password">{password}</strong>],
            ['最晚答复日期', due],
          ]}
        />
        <p>
          <a className="button" href={STATUS_PATH}>
            查询答复
          </a>
        </p>
      </div>
    ),
  }
}
