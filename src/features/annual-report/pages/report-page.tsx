import type { Page, PageRequest } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import { DisclosureLayout, disclosureTrail } from '../../organs/index.js'
import { loadShown, type Shown, trailOf } from './load.js'
import { ReportBody } from './report-body.js'
import { VersionList } from './version-list.js'

/** A published report: accessible tables, numbers that open, its versions, its files. */
export async function reportPage(request: PageRequest): Promise<Page | null> {
  const shown = await loadShown(request)
  return shown && draw(shown, null)
}

/** An earlier version, as it was. */
export async function versionPage(request: PageRequest): Promise<Page | null> {
  const number = Number(request.params.number)
  const shown = Number.isInteger(number) ? await loadShown(request, number) : null
  if (!shown) return null
  return draw(shown, shown.versions.at(-1)?.number === number ? null : number)
}

/** `old`: the number of a version that has been replaced. */
function draw(shown: Shown, old: number | null): Page {
  const { organ, id, version, address } = shown
  const { content } = version
  const trail = old === null ? trailOf(shown) : trailOf(shown, [`第${old}版`, `${address}/banben/${old}`])
  return {
    title: old === null ? content.title : `${content.title}（第${old}版，已更正）`,
    description: `${organ.name}${id.year}年政府信息公开工作年度报告：全文、统计表、校验结果和下载。`,
    breadcrumb: disclosureTrail(organ, ...trail),
    meta: {
      ColumnName: '政府信息公开年报',
      ColumnType: '信息公开年报',
      ArticleTitle: content.title,
      ContentSource: organ.name,
      ...(version.published_on ? { PubDate: version.published_on } : {}),
    },
    ...(content.source ? { source: content.source } : {}),
    body: (
      <DisclosureLayout organ={organ} current="nianbao">
        {old !== null && (
          <Notice kind="warning" title={`这是第${old}版，已经更正`}>
            <p>
              请看<a href={address}>现行版本</a>。
            </p>
          </Notice>
        )}
        {old === null && <Tools shown={shown} />}
        <ReportBody content={content} {...(old === null ? { hrefOf: (path: string) => `${address}/shuju/${path}` } : {})} />
        {old === null && <VersionList shown={shown} />}
      </DisclosureLayout>
    ),
  }
}

function Tools({ shown: { address, id, organ } }: { shown: Shown }) {
  const files: [string, string][] = [
    ['docx', 'Word 文件'],
    ['xlsx', 'Excel 表格'],
    ['pdf', 'PDF 文件'],
    ['json', 'JSON 数据'],
  ]
  return (
    <nav aria-label="本报告的校验结果和下载">
      <ul className="chips report-tools">
        <li>
          <a href={`${address}/jiaoyan`}>校验结果</a>
        </li>
        <li>
          <a href={`${address}/shuju`}>数据来源</a>
        </li>
        <li>
          <a href={`/nianbao/bijiao?organ=${organ.id}`}>历年对比</a>
        </li>
        {files.map(([ending, label]) => (
          <li key={ending}>
            <a href={`${address}.${ending}`} download>
              下载{label}
              <span className="visually-hidden">：{id.year}年度报告</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
