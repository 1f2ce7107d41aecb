import type { Step } from '../../../../../law/clock.js'
import { PROVISIONAL_NOTE, StepTable, weekdayName } from '../../../calendar/index.js'
import type { ApplicantView } from '../../applicant.js'
import type { FormerDue } from '../../formerDues.js'

/** Why a last day holds no longer, by the article of what moved it. */
const WHY: [article: string, why: string][] = [
  ['条例第三十条', '自收到补正之日起算（条例第三十条）'],
  ['国办函〔2020〕109号', '自缴清信息处理费之日起算（国办函〔2020〕109号第七条）'],
  ['条例第三十三条第二款', '经机构负责人同意延长（条例第三十三条第二款）'],
  ['条例第三十二条', '征求意见所需时间不计算在内（条例第三十三条第三款）'],
  ['条例第三十五条', '确定了延迟答复的期限（条例第三十五条）'],
  ['条例第三十三条', '国家放假安排有变'],
]

/** The last day for the reply: in force, moved from where, waiting, or not known yet. */
export function Deadline({ view: { clock }, former }: { view: ApplicantView; former: readonly FormerDue[] }) {
  const waiting = clock.phase === 'waiting'
  if (!waiting && clock.due === null) return null
  return (
    <div className="due">
      <p className="due-label">法定答复期限{clock.provisional && '（暂定）'}</p>
      <p className="due-day">
        {former.map(({ due, article }) => (
          <del key={due + article}>
            <span className="visually-hidden">原定 </span>
            {due}
          </del>
        ))}
        {clock.due === null ? '未起算' : <time dateTime={clock.due}>{clock.due}</time>}{' '}
        {clock.due !== null && <small>{weekdayName(clock.due)}</small>}
      </p>
      {former.map(({ due, article }) => (
        <p className="hint" key={due + article}>
          原定 {due}：{WHY.find(([begins]) => article?.startsWith(begins))?.[1] ?? '已经改变'}
        </p>
      ))}
      {clock.provisional && <p className="hint">{PROVISIONAL_NOTE}</p>}
    </div>
  )
}

/** 怎么算的: the sum in a few lines, then day by day. */
export function Derivation({ view: { clock, state } }: { view: ApplicantView }) {
  const steps = clock.derivation?.steps
  if (!steps || clock.phase === 'waiting') return null
  const base = steps.findLast((step) => step.kind === 'restart') ?? steps[0]
  const counted = steps.filter((step) => step.n !== null)
  return (
    <details className="panel quiet" id="zenmesuan">
      <summary>怎么算的</summary>
      <ul>
        <li>
          从 {base?.day} 的次日起，数 {counted.length} 个工作日，第 {counted.length} 个工作日是 {counted.at(-1)?.day}
          {state.delayedUntil !== null && state.delayedUntil === clock.due && `；另行确定延迟到 ${state.delayedUntil}（条例第三十五条）`}。
        </li>
        {lines(steps).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <StepTable steps={steps} />
    </details>
  )
}

function lines(steps: readonly Step[]): string[] {
  const days = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).map((step) => step.day)
  const makeup = days('makeup')
  const weekend = days('weekend')
  const paused = days('paused')
  return [
    ...(makeup.length > 0 ? [`调休上班的周末，要计入：${makeup.join('、')}`] : []),
    ...holidays(steps).map(({ name, from, to }) => `${name}放假，不计：${from === to ? from : `${from} 至 ${to}`}`),
    ...(paused.length > 0
      ? [`征求意见期间的 ${paused.length} 个工作日，不计（条例第三十三条第三款）：${paused[0]} 至 ${paused.at(-1)}`]
      : []),
    ...(weekend.length > 0 ? [`其余周六、周日 ${weekend.length} 天，不计`] : []),
  ]
}

/** Runs of free days under one name. */
function holidays(steps: readonly Step[]): { name: string; from: string; to: string }[] {
  const runs: { name: string; from: string; to: string; at: number }[] = []
  steps.forEach((step, at) => {
    if (step.kind !== 'holiday') return
    const last = runs.at(-1)
    if (last && last.at === at - 1 && last.name === step.name) Object.assign(last, { to: step.day, at })
    else runs.push({ name: step.name ?? '节假日', from: step.day, to: step.day, at })
  })
  return runs
}
