import { z } from 'zod'
import { Fault } from '../../../platform/errors/errors.js'
import { Choices } from '../../../platform/html/choice.js'
import { ErrorSummary, Field } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/mount.js'
import { choicesOf, chosenOf, type Choices as Offered } from './choices.js'
import { isMailReady } from './sending.js'
import { HOURS_TO_CONFIRM, subscribe } from './subscribing.js'

export const SUBSCRIBE_PATH = '/dingyue'
const LABELS = { address: '邮箱', words: '关键词', rhythm: '多久发一次' }
const MOST_WORDS = 10
const LONGEST = 20

/** Ticks come as fields of their own, so what else is sent passes and is looked at when it is known what was offered. */
const schema = z
  .object({
    address: z
      .email('请填写邮箱地址，例如 name@example.cn。')
      .max(254, '邮箱地址太长。')
      .regex(/^[\u0021-\u007e]+$/, '请填写邮箱地址，例如 name@example.cn。'),
    rhythm: z.enum(['now', 'weekly']).default('now'),
    words: z.string().trim().max(300).default(''),
    from: z.string().max(400).default(''),
  })
  .catchall(z.string().max(10))

/** 订阅: an address and what to hear of. No account; nothing is sent before the reader of the address agrees. */
export const subscribeForm: FormPage<typeof schema> = {
  path: SUBSCRIBE_PATH,
  schema,
  perMinute: 5,
  page: async (state) => {
    const { db } = state.platform.database
    const offered = await choicesOf(db, state.values.from ?? state.query.lanmu ?? '')
    return page(state, offered, await isMailReady(state.platform))
  },
  submit: async ({ input, platform }) => {
    if (!(await isMailReady(platform))) throw new Fault('unavailable', '本站还没有开通邮件订阅，请使用下面的订阅源。')
    const { address, rhythm, from, ...rest } = input
    const choice = chosenOf(rest as Record<string, string>, await choicesOf(platform.database.db, from))
    const sentence = `关键词最多 ${MOST_WORDS} 个，每个不超过 ${LONGEST} 个字，用空格隔开。`
    if (choice.words.length > MOST_WORDS || choice.words.some((word) => word.length > LONGEST))
      throw new Fault('invalid', sentence, { fields: { words: sentence } })
    await subscribe(platform, { address, rhythm, choice })
    return `${SUBSCRIBE_PATH}?jieguo=yifa`
  },
}

function page(state: FormState, offered: Offered, isReady: boolean): Page {
  return {
    title: '订阅',
    description: '有新公开的信息时，用邮件或者订阅源告诉您。',
    breadcrumb: [['订阅', SUBSCRIBE_PATH]],
    body: (
      <div className="narrow">
        <h1>订阅</h1>
        <p className="lead">有新公开的信息时告诉您。可以用邮箱订阅，也可以用阅读器打开订阅源，都不用注册。</p>
        {state.query.jieguo === 'yifa' && (
          <Notice kind="good" title="请到邮箱里确认">
            <p>
              如果这个邮箱可以接收邮件，几分钟内会收到一封确认邮件。请在 {HOURS_TO_CONFIRM} 小时内打开邮件里的网址，订阅才生效。
              没有收到的，请看一看垃圾邮件。
            </p>
          </Notice>
        )}
        <h2>邮件订阅</h2>
        {isReady ? <Form state={state} offered={offered} /> : <p>本站还没有开通邮件订阅，请使用下面的订阅源。</p>}
        <h2>订阅源</h2>
        <p>把下面的网址放进阅读器。每个栏目的列表下面也有自己的订阅源。</p>
        <ul>
          {['atom', 'rss', 'json'].map((ending) => (
            <li key={ending}>
              最新公开的信息：<a href={`/dingyue/quanbu.${ending}`}>{{ atom: 'Atom', rss: 'RSS', json: 'JSON Feed' }[ending]}</a>
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

function Form({ state: { values, errors, query }, offered }: { state: FormState; offered: Offered }) {
  const from = values.from ?? query.lanmu ?? ''
  const ticked = (name: string, options: Offered['organs']) =>
    options.map(({ value }) => value).filter((value) => values[`${name}-${value}`] === 'on')
  const first = from === '' ? [] : offered.columns.slice(0, 1).map(({ value }) => value)
  const columns = Object.keys(values).length > 0 ? ticked('column', offered.columns) : first
  return (
    <form method="post" action={SUBSCRIBE_PATH}>
      <ErrorSummary errors={errors} labels={LABELS} />
      <input type="hidden" name="from" value={from} />
      <Field
        name="address"
        label={LABELS.address}
        type="email"
        inputMode="email"
        autoComplete="email"
        hint="加密保存，只用来发订阅邮件；退订以后立即删除。"
        value={values.address}
        error={errors?.fields.address}
      />
      <Choices
        name="rhythm"
        legend={LABELS.rhythm}
        chosen={[values.rhythm === 'weekly' ? 'weekly' : 'now']}
        error={errors?.fields.rhythm}
        options={[
          { value: 'now', label: '有新的就发' },
          { value: 'weekly', label: '每周一早上发一次' },
        ]}
      />
      <Field
        name="words"
        label={`${LABELS.words}（可以不填）`}
        hint="标题或正文里有其中一个词才发，用空格隔开，例如：停车 养老。"
        value={values.words}
        error={errors?.fields.words}
      />
      <details open={first.length > 0 || columns.length > 0 || ticked('organ', offered.organs).length > 0}>
        <summary>只看部分单位或者栏目</summary>
        <Choices several name="column" legend="栏目" hint="都不选就是全部栏目。" chosen={columns} options={offered.columns} />
        <Choices
          several
          name="organ"
          legend="单位"
          hint="都不选就是全部单位；选了单位，也包括它下面的单位。"
          chosen={ticked('organ', offered.organs)}
          options={offered.organs}
        />
      </details>
      <button type="submit">订阅</button>
    </form>
  )
}
