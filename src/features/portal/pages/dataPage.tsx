import { ListFiles, WHOLE_LIST } from '../../../platform/html/listFiles.js'
import type { PublicPage } from '../../../platform/html/page.js'
import { HeadRow, Notice, TableBox } from '../../../platform/html/parts.js'
import { DOCUMENT_FIELDS } from '../data/documents.js'
import { DATA_PATH } from '../data/files.js'
import { POLICY_FIELDS } from '../data/policies.js'
import { REPORT_FIELDS } from '../data/reports.js'
import type { Field } from '../data/table.js'

/** 数据开放: what can be downloaded, and what its columns mean. */
export const dataPage: PublicPage = {
  path: DATA_PATH,
  kept: true,
  render: async () => ({
    title: '数据开放',
    description: '各种清单可以下载成 CSV、XLSX 和 JSON，附数据说明。',
    breadcrumb: [['数据开放', DATA_PATH]],
    meta: { ColumnName: '数据开放', ColumnType: '数据发布' },
    body: (
      <>
        <h1>数据开放</h1>
        <p className="lead">网站上的清单都可以下载，不用登录，也不用申请。</p>
        <h2>全部公开信息</h2>
        <ListFiles name={WHOLE_LIST} />
        <h2>政策文件库</h2>
        <ListFiles name="zhengce" feed={false} />
        <h2>年度报告</h2>
        <ListFiles name="nianbao" feed={false} />
        <p>
          各份报告的表格数据：<a href="/nianbao/shuju.csv">逐个单元格（CSV）</a>
        </p>
        <h2>各栏目</h2>
        <p>
          每个栏目的清单下面都有“下载全部”。地址是 <code>{DATA_PATH}/</code> 加栏目地址，再加 <code>.csv</code>、<code>.xlsx</code> 或{' '}
          <code>.json</code>。后面加 <code>?nian=2021</code> 只要一年的。
        </p>
        <Notice title="文件太大时">
          <p>一份文件最多一万条，最新的在前。还有更多时，文件里写明接着下载的地址。CSV 用 UTF-8 编码，表格软件可以直接打开。</p>
        </Notice>
        <h2>数据说明</h2>
        <Dictionary caption="信息清单的各列" fields={DOCUMENT_FIELDS} />
        <Dictionary caption="政策文件库清单的各列" fields={POLICY_FIELDS} />
        <Dictionary caption="年度报告清单的各列" fields={REPORT_FIELDS} />
        <h2>程序接口</h2>
        <p>
          搜索结果也有 JSON 和 RSS。网站地图见 <a href="/sitemap.xml">sitemap.xml</a>。
        </p>
      </>
    ),
  }),
}

function Dictionary({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <TableBox caption={caption}>
      <HeadRow heads={['列名', 'JSON 里的名称', '意思']} />
      <tbody>
        {fields.map(({ name, head, about }) => (
          <tr key={name}>
            <th scope="row">{head}</th>
            <td>
              <code>{name}</code>
            </td>
            <td>{about}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
