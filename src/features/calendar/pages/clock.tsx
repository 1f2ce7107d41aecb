import { ErrorSummary, Field, type FormErrors } from '../../../platform/html/form.js'
import { Notice } from '../../../platform/html/parts.js'
import type { ClockAnswer } from '../clockView.js'
import { weekdayName } from '../words.js'
import { StepTable } from './stepTable.js'

/** Names of the form's fields, and of the query of the page that answers it. */
export const CLOCK_FIELDS = ['received', 'corrected', 'feePaid', 'consultFrom', 'consultTo', 'consultFrom2', 'consultTo2', 'extend', 'ask']
export const CLOCK_ADDRESS = '/rili/qixian'

/** Asks for what moves the clock. Works without scripts: a GET, so that the answer has an address. */
export function ClockForm({ values, errors }: { values: Record<string, string>; errors: FormErrors | null }) {
  const field = (name: string, label: string, hint?: string) => (
    <Field name={name} label={label} type="date" value={values[name]} error={errors?.fields[name]} {...(hint ? { hint } : {})} />
  )
  return (
    <form method="get" action={CLOCK_ADDRESS} className="panel">
      <ErrorSummary errors={errors} />
      {field('received', '收到申请的日期', '当面提交为提交之日，邮寄为签收之日，网上提交为双方确认之日（条例第三十一条）。')}
      {field('corrected', '收到补正的日期（没有可不填）', '从这一天起重新计算（条例第三十条）。')}
      {field('feePaid', '缴清信息处理费的日期（没有可不填）', '从这一天起重新计算。')}
      <fieldset>
        <legend>征求第三方或者其他机关意见（没有可不填）</legend>
        <p className="hint">征求意见所需时间不计算在内（条例第三十三条第三款）；两次重叠的日子只扣一次。</p>
        <div className="pairs">
          {field('consultFrom', '第一次：发出日期')}
          {field('consultTo', '第一次：收到意见的日期')}
          {field('consultFrom2', '第二次：发出日期')}
          {field('consultTo2', '第二次：收到意见的日期')}
        </div>
      </fieldset>
      <Field
        name="extend"
        label="延长的工作日数（没有可不填）"
        hint="1 至 20，须经政府信息公开工作机构负责人同意并告知申请人。"
        inputMode="numeric"
        value={values.extend}
        error={errors?.fields.extend}
      />
      <button type="submit" name="ask" value="1">
        计算期限
      </button>
    </form>
  )
}

/** The due date and how it comes about, day by day. */
export function Derivation({ answer }: { answer: ClockAnswer }) {
  return (
    <section aria-labelledby="due">
      <h2 id="due">
        答复期限：<time dateTime={answer.due}>{answer.due}</time>（{weekdayName(answer.due)}）{answer.provisional && '，暂定'}
      </h2>
      {answer.notes.length > 0 && (
        <Notice kind="warning" title="请注意">
          {answer.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
      <StepTable steps={answer.steps} />
    </section>
  )
}
