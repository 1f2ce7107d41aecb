import type { Calendar } from '../../../../../law/calendar/calendar.js'
import type { Day } from '../../../../../law/day.js'
import { type DueDate } from '../../../../../law/limits.js'
import { type Contested, lastDays, NOT_ANSWERED, roadAfter } from '../../../../../law/remedies.js'
import { Facts } from '../../../../platform/html/parts.js'
import type { ApplicantView } from '../../applicant.js'
import { type RemedyOrgan, remedyText, reviewerNameOf } from '../../documents/remedy-text.js'

/** 不服怎么办: the road that follows from the legal basis of the answer, or from there being none in time, with its last days. */
export function CaseRemedies({ view, organ, calendar }: { view: ApplicantView; organ: RemedyOrgan; calendar: Calendar }) {
  const contested = contestedIn(view)
  if (contested === null) return null
  const reviewer = reviewerNameOf(organ)
  const road = roadAfter(contested)
  const days = lastDays(road, contested.on, calendar)
  // What was given goes the free way, whatever was withheld beside it.
  const given = contested.outcome === 'partiallyGranted' ? lastDays(roadAfter({ ...contested, bases: [] }), contested.on, calendar) : null
  const suit = days.suit ?? given?.suit ?? null
  return (
    <section className="panel" aria-labelledby="jiuji">
      <h2 id="jiuji">{contested.outcome === NOT_ANSWERED ? '没有按期答复，可以怎么办' : '不服怎么办'}</h2>
      {contested.outcome !== NOT_ANSWERED && <p>{remedyText(organ, contested).replaceAll('本文书', '答复')}</p>}
      {reviewer !== null && (
        <Facts
          items={[
            [
              '先走哪一条',
              road.reviewFirst
                ? `先申请行政复议（${road.article}；依据${road.because.join('、')}）`
                : `行政复议、行政诉讼可以选一条（${road.article}）`,
            ],
            ['行政复议机关', reviewer],
            ['最晚申请复议', dayText(days.review)],
            ['网上申请复议', organ.reviewOnline ? <Online where={organ.reviewOnline} /> : null],
            ...(suit ? ([['最晚直接起诉', `${dayText(suit)}${given && !days.suit ? '，只限公开的部分' : ''}`]] as [string, string][]) : []),
          ]}
        />
      )}
      <p className="hint">
        日期从{contested.outcome === NOT_ANSWERED ? '答复期限届满之日' : view.state.served ? '送达之日' : '作出答复之日'} {contested.on}{' '}
        的次日起算，您实际收到得更晚的，从收到那天算。书面申请复议有困难的，可以口头申请（行政复议法第二十二条）。复议期间不能同时起诉（行政复议法第二十九条）。
      </p>
    </section>
  )
}

/** 行政复议法 art. 22: where it is applied for online; a link where the office gave an address. */
function Online({ where }: { where: string }) {
  if (!/^https?:\/\//.test(where)) return where
  return (
    <a className="wrap-anywhere" href={where}>
      {where}
    </a>
  )
}

/** What there is to contest, and the day from which its periods run; null for now. */
function contestedIn({ state, clock }: ApplicantView): (Contested & { on: Day }) | null {
  const { decision, served } = state
  if (decision)
    return decision.documentNo === null ? null : { outcome: decision.outcome, bases: decision.bases, on: served?.on ?? decision.on }
  return clock.light === 'red' && clock.due !== null ? { outcome: NOT_ANSWERED, bases: [], on: clock.due } : null
}

const dayText = ({ due, provisional, article }: DueDate): string => `${due}${provisional ? '（暂定）' : ''}（${article}）`
