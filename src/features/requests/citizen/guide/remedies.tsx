import { LIMITS, type Limit } from '../../../../../law/limits.js'
import { OUTCOMES } from '../../../../../law/outcomes.js'
import { NOT_ANSWERED, roadAfter } from '../../../../../law/remedies.js'
import { Facts, HeadRow, Notice, TableBox } from '../../../../platform/html/parts.js'
import type { Organ } from '../../../organs/index.js'
import { type RemedyOrgan, reviewerNameOf } from '../../documents/remedy-text.js'
import { outcomeName } from '../outcome-name.js'
import { remedyOrganOf } from '../remedy-organ.js'
import type { Guide } from './guide-page.js'

/** 救济渠道: which road each kind of answer leads to, derived from its legal basis. */
export const remedies: Guide = {
  key: 'jiuji',
  live: true,
  title: '救济渠道',
  lead: '对答复不满意，或者到期没有答复，可以这样做。先走哪一条，由答复引用的条款决定。',
  body: async (organ, { platform }) => <Remedies organ={organ} facts={await remedyOrganOf(platform.database.db, organ)} />,
}

function Remedies({ organ, facts }: { organ: Organ; facts: RemedyOrgan }) {
  const reviewer = reviewerNameOf(facts)
  if (reviewer === null) {
    return (
      <p>
        认为{organ.shortName}
        未依照规定公开信息的，可以向有关主管部门或者机构申诉，接受申诉的应当及时调查处理并告诉您结果（条例第五十五条）。
      </p>
    )
  }
  const unanswered = roadAfter({ outcome: NOT_ANSWERED, bases: [] })
  return (
    <>
      <Notice title="先复议，还是直接起诉？">
        <p>
          依据条例第十四条、第十五条、第十六条不予公开的，应当先申请行政复议，对复议决定不服再起诉（行政复议法第二十三条）。其他答复，可以申请行政复议，也可以直接起诉。
        </p>
      </Notice>
      <h2>行政复议</h2>
      <Facts
        items={[
          ['向谁申请', reviewer],
          ['多久以内', `自知道答复之日起 ${period(LIMITS.reconsideration)}内（${LIMITS.reconsideration.article}）`],
          ['怎么申请', '书面申请，可以当面、邮寄或者通过复议机关指定的互联网渠道提交；书写有困难的，可以口头申请（行政复议法第二十二条）'],
          ['互联网渠道', facts.reviewOnline || null],
          [
            '多久有结果',
            `一般 ${period(LIMITS.reconsiderationDecision)}，适用简易程序的 ${period(LIMITS.reconsiderationDecisionSimple)}（${LIMITS.reconsiderationDecision.article}）`,
          ],
        ]}
      />
      <h2>行政诉讼</h2>
      <Facts
        items={[
          ['向谁起诉', facts.court || '有管辖权的人民法院'],
          ['直接起诉', `自知道答复之日起 ${period(LIMITS.suit)}内（${LIMITS.suit.article}）`],
          [
            '复议以后起诉',
            `自收到复议决定书之日起 ${period(LIMITS.suitAfterReconsideration)}内（${LIMITS.suitAfterReconsideration.article}）`,
          ],
        ]}
      />
      <h2>到期没有答复</h2>
      <p>
        超过答复期限没有答复的，{unanswered.reviewFirst ? '应当先申请行政复议' : '可以申请行政复议，也可以直接提起行政诉讼'}（
        {unanswered.article}）。
      </p>
      <h2>投诉、举报</h2>
      <p>
        认为行政机关没有按照要求主动公开，或者没有依法答复申请的，可以向它的上一级行政机关或者政府信息公开工作主管部门投诉、举报（条例第四十七条、第五十一条）。
      </p>
      <h2>每一种答复走哪一条</h2>
      <TableBox caption="答复、依据和救济的先后">
        <HeadRow heads={['答复', '依据', '先复议吗']} />
        <tbody>
          {OUTCOMES.flatMap(({ key, bases }) =>
            bases.map(({ article }, i) => (
              <tr key={key + article}>
                {i === 0 && (
                  <th scope="row" rowSpan={bases.length}>
                    {outcomeName(key)}
                  </th>
                )}
                <td>{article}</td>
                <td>{roadAfter({ outcome: key, bases: [article] }).reviewFirst ? '先复议' : '复议、起诉都可以'}</td>
              </tr>
            )),
          )}
        </tbody>
      </TableBox>
    </>
  )
}

function period({ n, unit }: Limit): string {
  return `${n} ${unit === 'month' ? '个月' : unit === 'workday' ? '个工作日' : '日'}`
}
