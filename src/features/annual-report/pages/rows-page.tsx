import { cellName } from '../../../../law/annual-report/form.js'
import type { Page, PageRequest } from '../../../platform/html/page.js'
import { HeadRow, Notice, TableBox } from '../../../platform/html/parts.js'
import { DisclosureLayout, disclosureTrail } from '../../organs/index.js'
import { sourceLabel } from '../figures/providers.js'
import { printNumber } from '../making/numbers.js'
import type { BehindRow } from '../publication/content.js'
import { formOf, lostCells } from '../publication/sections.js'
import { loadShown, type Shown, trailOf } from './load.js'

/** More rows than this are counted and summed, not listed. */
const SHOWN_ROWS = 1000

/** What one number stands on, row by row. No row holds personal data: the port of the figures keeps that. */
export async function rowsPage(request: PageRequest): Promise<Page | null> {
  const shown = await loadShown(request)
  const path = request.params.path ?? ''
  if (!shown) return null
  const { content } = shown.version
  if (!Object.hasOwn(content.cells, path) && !lostCells(content).has(path)) return null
  const name = cellName(path, content.layout)
  const value = content.cells[path] ?? null
  const rows = content.rows[path] ?? []
  return frame(
    shown,
    `“${name}”的来源`,
    [name, `${shown.address}/shuju/${path}`],
    [
      <p key="value" className="lead">
        {shown.id.year}年“{name}”：<strong>{inWords(value, lostCells(content).has(path))}</strong>
      </p>,
      lostCells(content).has(path) && value === null && (
        <Notice key="lost" kind="warning">
          <p>来源文档里这一行有数字，但属于哪一列已经看不出，本站没有猜测。</p>
        </Notice>
      ),
      rows.length > 0 ? <RowTable key="rows" rows={rows} value={value} /> : <p key="none">这一格没有明细。</p>,
      <p key="back">
        <a href={`${shown.address}#cell-${path}`}>回到报告中的这一格</a>
      </p>,
    ],
  )
}

/** Every cell with its number and where it comes from. */
export async function allRowsPage(request: PageRequest): Promise<Page | null> {
  const shown = await loadShown(request)
  if (!shown) return null
  const { content } = shown.version
  const tables = formOf(content)
  const lost = lostCells(content)
  return frame(
    shown,
    '数据来源',
    ['数据来源', `${shown.address}/shuju`],
    [
      <p key="lead" className="lead">
        报告中的每一个数都可以打开，看它由哪些记录合计而成。
      </p>,
      ...tables.map((table) => (
        <TableBox key={table.key} caption={table.caption}>
          <HeadRow heads={['项目', '数值', '来源']} />
          <tbody>
            {table.rows.flat().map(({ path }) =>
              path === null ? null : (
                <tr key={path}>
                  <th scope="row">
                    <a href={`${shown.address}/shuju/${path}`}>{cellName(path, content.layout)}</a>
                  </th>
                  <td className="number">{inWords(content.cells[path] ?? null, lost.has(path))}</td>
                  <td>{sourcesOf(content.rows[path] ?? [])}</td>
                </tr>
              ),
            )}
          </tbody>
        </TableBox>
      )),
    ],
  )
}

function frame(shown: Shown, title: string, last: [string, string], body: React.ReactNode): Page {
  const { organ, address, version } = shown
  const trail: [string, string][] = last[1] === `${address}/shuju` ? [last] : [['数据来源', `${address}/shuju`], last]
  return {
    title: `${organ.shortName}${shown.id.year}年年报${title}`,
    breadcrumb: disclosureTrail(organ, ...trailOf(shown, ...trail)),
    ...(version.content.source ? { source: version.content.source } : {}),
    body: (
      <DisclosureLayout organ={organ} current="nianbao">
        <h1>{title}</h1>
        {body}
      </DisclosureLayout>
    ),
  }
}

function RowTable({ rows, value }: { rows: BehindRow[]; value: number | null }) {
  return (
    <>
      <TableBox caption={`明细，共${rows.length}条，合计${value === null ? '空白' : printNumber(value)}`}>
        <HeadRow heads={['记录', '数量', '来源']} />
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.href?.startsWith('/zfxxgk/') ? <a href={row.href}>{row.label}</a> : row.label}</th>
              <td className="number">{printNumber(row.amount)}</td>
              <td>{sourceLabel(row.source)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {rows.length > SHOWN_ROWS && <p>只列出前{SHOWN_ROWS}条。全部明细在本报告的 JSON 数据中。</p>}
    </>
  )
}

function sourcesOf(rows: readonly BehindRow[]): string {
  const names = [...new Set(rows.map((row) => sourceLabel(row.source)))]
  return names.length === 0 ? '—' : names.join('、')
}

function inWords(value: number | null, isLost: boolean): string {
  if (value !== null) return printNumber(value)
  return isLost ? '看不出' : '空白'
}
