import { type Cells, type Table3Row, table3Path, table3Rows } from '../../../../../law/annual-report/cells.js'
import { HeadRow, TableBox } from '../../../../platform/html/parts.js'
import type { PublishedReport } from './published.js'

/** What the organ's published report says of requests, where no cases were kept here. A blank stays a blank. */
export function Published({ report, cells }: { report: PublishedReport; cells: Cells }) {
  return (
    <>
      <p className="lead">
        这一年的申请没有登记在本平台，下面是已经公布的<a href={report.href}>{report.year}年度报告</a>
        里的数字，一字不改；空白的就是报告里没有填。
      </p>
      <TableBox caption={`${report.year}年收到和处理政府信息公开申请情况`}>
        <HeadRow heads={['项目', '总计（件）']} numbers={1} />
        <tbody>
          {rowsIn(cells).map(({ key, label, group }) => (
            <tr key={key}>
              <th scope="row">{group ? `${group}：${label}` : label}</th>
              <td className="number">{cells[table3Path(key, 'total')] ?? '（空白）'}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p>
        <a href={report.href}>看年度报告全文和每个数字的出处</a>
      </p>
    </>
  )
}

/** The rows that the report has, be it of one layout or of both. */
function rowsIn(cells: Cells): Table3Row[] {
  const [old, now] = [table3Rows('2019'), table3Rows('2021')]
  const end = now.findIndex((row) => row.key === 'resultTotal')
  const all = [...now.slice(0, end), ...old.filter((row) => !now.some((one) => one.key === row.key)), ...now.slice(end)]
  return all.filter((row) => table3Path(row.key, 'total') in cells)
}
