import type { ReactNode } from 'react'
import { today } from '../../../../platform/clock.js'
import type { Page, PageRequest } from '../../../../platform/html/page.js'
import { HeadRow, Notice, TableBox, UNKNOWN } from '../../../../platform/html/parts.js'
import { currentCalendar } from '../../../calendar/index.js'
import { type Organ, organById } from '../../../organs/index.js'
import { CHANNELS } from '../../words.js'
import { addressOf, NodeFrame, nodeTrail } from '../frame.js'
import { outcomeInFull } from '../outcome-name.js'
import { type Chosen, chooseYear } from './choose.js'
import { type YearNumbers, yearNumbers } from './numbers.js'
import { Published } from './published-table.js'

/** 年度统计: the year's requests in numbers that open to their rows. */
export async function statisticsPage({ platform, params, query }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const chosen = organ && (await chooseYear(platform, organ.id, query.nian))
  if (!organ || !chosen) return null
  const { year, source } = chosen
  return {
    title: `${organ.shortName}依申请公开年度统计 ${year}年`,
    description: `${organ.name}${year}年收到和处理政府信息公开申请的情况。`,
    breadcrumb: nodeTrail(organ, ['年度统计', addressOf(organ, 'tongji')]),
    meta: { ColumnName: '依申请公开', ColumnType: '依申请公开' },
    ...(source.kind === 'published' && source.report.source !== null ? { source: source.report.source } : {}),
    body: (
      <NodeFrame organ={organ} current="tongji">
        <h1>{year}年统计</h1>
        <Years organ={organ} chosen={chosen} />
        {source.kind === 'live' && (
          <Live
            organ={organ}
            year={year}
            numbers={await yearNumbers(db, organ.id, year, await currentCalendar(db))}
            asOf={today(platform.clock)}
          />
        )}
        {source.kind === 'published' && <Published report={source.report} cells={await source.report.cells()} />}
        {source.kind === 'none' && (
          <Notice title={UNKNOWN}>
            <p>
              {organ.shortName}
              {year}年没有申请登记在本平台，也没有公布的年度报告，不知道收到过多少申请。演练申请不计入统计。
            </p>
          </Notice>
        )}
      </NodeFrame>
    ),
  }
}

function Years({ organ, chosen: { years, year } }: { organ: Organ; chosen: Chosen }) {
  return (
    <nav aria-label="年份">
      <ul className="chips">
        {years.map((each) => (
          <li key={each}>
            <a href={`${addressOf(organ, 'tongji')}?nian=${each}`} aria-current={each === year ? 'page' : undefined}>
              {each}年
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Live({ organ, year, numbers, asOf }: { organ: Organ; year: number; numbers: YearNumbers; asOf: string }) {
  const base = addressOf(organ, 'tongji')
  const row = (key: string) => numbers.rows.find((each) => each.key === key)?.n ?? 0
  const open = (key: string, n: number) => (n === 0 ? 0 : <a href={`${base}/mingxi?nian=${year}&shu=${key}`}>{n}</a>)
  return (
    <>
      <p className="lead">按登记的申请实时统计，截至 {asOf}。点数字可以看到它数的是哪些申请，不含申请人的任何信息。演练申请不计入。</p>
      <dl className="figures">
        <Figure name="本年新收" unit="件" value={open('newReceived', row('newReceived'))} />
        <Figure name="上年结转" unit="件" value={open('carriedIn', row('carriedIn'))} />
        <Figure name="已经办结" unit="件" value={open('resultTotal', row('resultTotal'))} />
        <Figure name={asOf.startsWith(String(year)) ? '正在办理' : '结转下年度'} unit="件" value={open('carriedOut', row('carriedOut'))} />
        <Figure name="延长过期限" unit="件" value={open('extended', numbers.extended)} />
        <Figure name="超期办结" unit="件" value={open('late', numbers.late)} />
        <Figure name="平均用时" unit="工作日" value={numbers.averageDays === null ? '—' : numbers.averageDays.toFixed(1)} />
      </dl>
      <p className="hint">用时从收到申请之日的次日数到作出答复之日，征求意见、补正的时间也算在内。一件申请只按一种结果计算一次。</p>
      <Listing
        caption="办结的申请，按处理结果"
        head="处理结果"
        rows={numbers.rows
          .filter(({ leaf, n }) => leaf && n > 0)
          .map(({ key, n }) => ({
            key,
            name: outcomeInFull(key),
            value: open(key, n),
          }))}
      />
      <Listing
        caption="收到的申请，按提交方式"
        head="提交方式"
        rows={numbers.channels.map(({ channel, n }) => ({ key: channel, name: CHANNELS[channel], value: open(`channel-${channel}`, n) }))}
      />
      <p className="actions">
        <a className="button quiet" href={`${base}/shuju.csv?nian=${year}`}>
          下载 CSV
        </a>
        <a className="button quiet" href={`${base}/shuju.json?nian=${year}`}>
          下载 JSON
        </a>
      </p>
    </>
  )
}

function Figure({ name, unit, value }: { name: string; unit: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        <small>{unit}</small>
      </dd>
    </div>
  )
}

function Listing({ caption, head, rows }: { caption: string; head: string; rows: { key: string; name: string; value: ReactNode }[] }) {
  if (rows.length === 0) return null
  return (
    <TableBox caption={caption}>
      <HeadRow heads={[head, '件数']} numbers={1} />
      <tbody>
        {rows.map(({ key, name, value }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
