import { z } from 'zod'
import { CORRECTION_KINDS, type CorrectionKind, correctionKindSchema } from '../../../../api/corrections.js'
import { Choices } from '../../../platform/html/choice.js'
import { ErrorSummary, Field, TextArea } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import { isMain } from '../../../platform/site/site.js'
import { ANSWER_WORKDAYS, reportCorrection } from './store.js'

export const REPORT_PATH = '/jiucuo'
const LABELS = { page: '哪一页', kind: '什么问题', words: '说明', contact: '联系方式' }

const schema = z.object({
  page: z
    .string()
    .trim()
    .max(300)
    .regex(/^\/[^\s\\]*$/, '请写网页的地址，以 / 开头，例如 /zfxxgk。'),
  kind: z
    .string()
    .refine((kind) => correctionKindSchema.safeParse(kind).success, '请选择是什么问题。')
    .prefault(''),
  words: z.string().trim().max(1_000).default(''),
  contact: z.string().trim().max(100).default(''),
})

/** 我要纠错: what is wrong on which page; nothing else is asked, nobody has to say who they are. */
export const reportForm: FormPage<typeof schema> = {
  path: REPORT_PATH,
  schema,
  perMinute: 5,
  page: async (state) => page(state),
  submit: async ({ input, platform, site }) => {
    const { number } = await reportCorrection(platform, site, { ...input, kind: input.kind as CorrectionKind })
    return `${REPORT_PATH}/chaxun?${new URLSearchParams({ bianhao: number }).toString()}`
  },
}

function page({ values, errors, query, site }: FormState): Page {
  return {
    title: '我要纠错',
    description: '网页打不开、附件打不开、内容有错，请告诉我们。',
    breadcrumb: [['我要纠错', REPORT_PATH]],
    body: (
      <div className="narrow">
        <h1>我要纠错</h1>
        <p className="lead">我为政府网站找错：哪里不对，请告诉我们，{ANSWER_WORKDAYS} 个工作日内答复。</p>
        {site.demo && (
          <Notice title="演示站点">
            <p>在这里提交的内容只进入演练，不会送到任何机关。</p>
          </Notice>
        )}
        <form method="post" action={REPORT_PATH}>
          <ErrorSummary errors={errors} labels={LABELS} />
          <Field
            name="page"
            label={LABELS.page}
            hint="网址里域名后面的部分，以 / 开头。"
            value={values.page ?? query.ye ?? ''}
            error={errors?.fields.page}
          />
          <Choices
            name="kind"
            legend={LABELS.kind}
            chosen={values.kind ? [values.kind] : []}
            error={errors?.fields.kind}
            options={Object.entries(CORRECTION_KINDS).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="words"
            label={`${LABELS.words}（可以不填）`}
            hint="哪里不对，应当是什么。不要写身份证号码等个人信息。"
            rows={4}
            value={values.words}
            error={errors?.fields.words}
          />
          <Field
            name="contact"
            label={`${LABELS.contact}（可以不填）`}
            hint="手机或者邮箱，只用来问清楚情况，加密保存。不填也可以凭编号查询结果。"
            value={values.contact}
            error={errors?.fields.contact}
          />
          <button type="submit">提交</button>
        </form>
        <p className="hint">
          已经提交过的，可以<a href={`${REPORT_PATH}/chaxun`}>查询结果</a>。投诉、求助和申请公开不在这里办理
          {isMain(site) ? (
            <>
              ，请看<a href="/hudong">政民互动</a>。
            </>
          ) : (
            '。'
          )}
        </p>
      </div>
    ),
  }
}
