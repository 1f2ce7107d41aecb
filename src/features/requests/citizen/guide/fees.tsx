import { type Fee, perItem, perPage } from '../../../../../law/fee.js'
import { LIMITS } from '../../../../../law/limits.js'
import { HeadRow, Notice, TableBox } from '../../../../platform/html/parts.js'

/** Far enough to show how each scale goes on. */
const SHOWN_ITEMS = 60
const SHOWN_PAGES = 300
const EXAMPLES = { items: [10, 11, 30, 31, 50], pages: [30, 31, 100, 200, 300] }

/** 信息处理费: both scales, as the law's own sum makes them. */
export function Fees() {
  return (
    <>
      <Notice title="一般不收费">
        <p>
          平常的申请都不收费。数量、频次明显超过合理范围的，才可以收取（条例第四十二条）。收费标准全国统一，同一件申请只能在按件、按量中选一种，不能两种都收（国办函〔2020〕109号第三条）。
        </p>
      </Notice>
      <h2>按件计收</h2>
      <p>同一申请人一个自然月内向同一机关提出的申请，按件数累进计算（国办函〔2020〕109号第四条）。</p>
      <Scale fee={perItem(SHOWN_ITEMS)} caption="按件计收的标准" unit="件" more="以后每增加 10 件，每件再加 100 元" />
      <Examples caption="按件计收的例子（一个月内）" unit="件" rows={EXAMPLES.items.map((n) => [n, perItem(n).yuan])} />
      <h2>按量计收</h2>
      <p>
        申请人要求提供纸质件、发送电子邮件、复制电子数据的，按一件申请提供的页数计算，A4 及以下幅面的单面为 1
        页；不同的申请不累加（国办函〔2020〕109号第五条）。
      </p>
      <Scale fee={perPage(SHOWN_PAGES)} caption="按量计收的标准" unit="页" more={null} />
      <Examples caption="按量计收的例子（一件申请）" unit="页" rows={EXAMPLES.pages.map((n) => [n, perPage(n).yuan])} />
      <h2>怎么通知、怎么缴</h2>
      <ol>
        <li>行政机关在答复期限内发出收费通知，写明依据、标准、数额和缴纳方式（国办函〔2020〕109号第六条）。</li>
        <li>自收到通知次日起 {LIMITS.feePayment.n} 个工作日内缴纳；逾期不缴的，视为放弃申请，不再处理（国办函〔2020〕109号第六条）。</li>
        <li>缴清以后，答复期限重新起算（国办函〔2020〕109号第七条）。</li>
      </ol>
    </>
  )
}

function Scale({ fee, caption, unit, more }: { fee: Fee; caption: string; unit: string; more: string | null }) {
  return (
    <>
      <TableBox caption={caption}>
        <HeadRow heads={[unit === '件' ? '第几件' : '第几页', `每${unit}（元）`]} numbers={1} />
        <tbody>
          {fee.steps.map(({ from, to, rate }, i) => (
            <tr key={from}>
              <th scope="row">{more === null && i === fee.steps.length - 1 ? `${from} ${unit}以上` : `${from} 至 ${to} ${unit}`}</th>
              <td className="number">{rate === 0 ? '不收费' : rate}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {more !== null && <p className="hint">{more}。</p>}
    </>
  )
}

function Examples({ caption, unit, rows }: { caption: string; unit: string; rows: [n: number, yuan: number][] }) {
  return (
    <TableBox caption={caption}>
      <HeadRow heads={['一共', '合计（元）']} numbers={1} />
      <tbody>
        {rows.map(([n, yuan]) => (
          <tr key={n}>
            <th scope="row">
              {n} {unit}
            </th>
            <td className="number">{yuan}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
