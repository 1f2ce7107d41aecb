import type { Page, PageRequest } from '../../../../platform/html/page.js'
import { HeadRow, TableBox } from '../../../../platform/html/parts.js'
import { currentCalendar } from '../../../calendar/index.js'
import { organById } from '../../../organs/index.js'
import { CHANNELS } from '../../words.js'
import { addressOf, NodeFrame, nodeTrail } from '../frame.js'
import { outcomeInFull } from '../outcome-name.js'
import { chooseYear } from './choose.js'
import { type CaseLine, linesBehind, nameOfNumber } from './numbers.js'

const PAGE = 100

/** The cases behind one number of the year. */
export async function rowsPage({ platform, params, query }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const chosen = organ && (await chooseYear(platform, organ.id, query.nian))
  const key = query.shu ?? 'all'
  const name = chosen && nameOfNumber(key, chosen.year)
  if (!organ || !chosen || chosen.source.kind !== 'live' || !name) return null
  const { year } = chosen
  const base = addressOf(organ, 'tongji')
  const found = await linesBehind(db, organ.id, year, key, await currentCalendar(db), { after: query.hou ?? '', most: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const last = found.length > PAGE ? shown.at(-1) : undefined
  return {
    title: `${year}年 ${name}`,
    breadcrumb: nodeTrail(organ, ['年度统计', `${base}?nian=${year}`], [name, `${base}/mingxi?nian=${year}&shu=${key}`]),
    body: (
      <NodeFrame organ={organ} current="tongji">
        <h1>
          {year}年：{name}
        </h1>
        <p className="lead">一行一件申请，不含申请人和申请内容。</p>
        <Lines caption={`${year}年 ${name}`} lines={shown} />
        {last && (
          <p className="actions">
            <a className="button quiet" href={`${base}/mingxi?nian=${year}&shu=${key}&hou=${last.number}`}>
              下一页
            </a>
          </p>
        )}
        <p>
          <a href={`${base}?nian=${year}`}>回到年度统计</a>
        </p>
      </NodeFrame>
    ),
  }
}

function Lines({ caption, lines }: { caption: string; lines: readonly CaseLine[] }) {
  return (
    <TableBox caption={caption}>
      <HeadRow heads={['编号', '提交方式', '收到', '答复', '处理结果', '用时（工作日）', '备注']} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.number} className="case-line">
            <th scope="row">{line.number}</th>
            <td>{CHANNELS[line.channel]}</td>
            <td>{line.receivedOn}</td>
            <td>{line.decidedOn ?? '—'}</td>
            <td>{line.outcome === null ? '正在办理' : outcomeInFull(line.outcome)}</td>
            <td className="number">{line.days ?? '—'}</td>
            <td>{[line.extended && '延长过期限', line.late && '超期'].filter(Boolean).join('、') || '—'}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
