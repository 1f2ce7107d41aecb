import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ErrorSummary } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import type { Platform } from '../../../platform/platform.js'
import { SUBSCRIBE_PATH } from './subscribePage.js'
import { confirmSubscription, endSubscription } from './subscribing.js'

const schema = z.object({ hao: z.string().max(60).default(''), ma: z.string().max(60).default('') })

/** Where the link of the first mail leads. Opening it does nothing: mail scanners open links, people press buttons. */
export const confirmForm: FormPage<typeof schema> = {
  path: `${SUBSCRIBE_PATH}/queren`,
  schema,
  page: async (state) => page(state, confirmForm.path, '确认订阅', '按下面的按钮，订阅就生效了。每封邮件里都有退订的网址。'),
  submit: async ({ input, platform }) => {
    await confirmSubscription(platform, input.hao, input.ma)
    return done('订阅成功', '有符合条件的新信息公开时，会发邮件告诉您。')
  },
}

/** Where the link in every mail leads. */
export const leaveForm: FormPage<typeof schema> = {
  path: `${SUBSCRIBE_PATH}/tuiding`,
  schema,
  page: async (state) => page(state, leaveForm.path, '退订', '按下面的按钮，就不再收到邮件，您的邮箱地址从我们的系统里删除。'),
  submit: async ({ input, platform }) => {
    await endSubscription(platform, input.hao, input.ma)
    return done('已经退订', '不会再发邮件给您，邮箱地址已经删除。')
  },
}

/** One press in the mail program (RFC 8058): it posts from nowhere, and what lets it in is the code that only the mail tells. */
export function mountOneClick(app: FastifyInstance, platform: Platform): void {
  const path = `${leaveForm.path}/yijian`
  const rateLimit = { max: 60, timeWindow: '1 minute' }
  app.post(path, { config: { rateLimit } }, async (request, reply) => {
    const { hao, ma } = schema.parse(request.query)
    await endSubscription(platform, hao, ma)
    return reply.code(200).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('已经退订。\n')
  })
  app.get(path, async (request, reply) => {
    const { hao, ma } = schema.parse(request.query)
    return reply.redirect(`${leaveForm.path}?${new URLSearchParams({ hao, ma }).toString()}`, 303)
  })
}

function page({ query, values, errors }: FormState, path: string, title: string, lead: string): Page {
  return {
    title,
    breadcrumb: [
      ['订阅', SUBSCRIBE_PATH],
      [title, path],
    ],
    body: (
      <div className="narrow">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <form method="post" action={path}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="hao" value={values.hao ?? query.hao ?? ''} />
          <input type="hidden" name="ma" value={values.ma ?? query.ma ?? ''} />
          <button type="submit">{title}</button>
        </form>
      </div>
    ),
  }
}

function done(title: string, sentence: string): Page {
  return {
    title,
    breadcrumb: [
      ['订阅', SUBSCRIBE_PATH],
      [title, SUBSCRIBE_PATH],
    ],
    body: (
      <div className="narrow">
        <h1>{title}</h1>
        <Notice kind="good" title={title}>
          <p>{sentence}</p>
        </Notice>
        <p>
          <a href={SUBSCRIBE_PATH}>重新选择或者再订阅</a>
        </p>
      </div>
    ),
  }
}
