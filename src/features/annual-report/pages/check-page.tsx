import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { cellName } from '../../../../law/annual-report/form.js'
import { ErrorSummary } from '../../../platform/html/form.js'
import type { Page } from '../../../platform/html/page.js'
import { Badge, Facts, HeadRow, Notice, TableBox } from '../../../platform/html/parts.js'
import type { FormPage, FormState } from '../../../platform/http/forms.js'
import { packageRoot } from '../../../platform/package-root.js'
import { readBytes, readUpload } from '../making/files.js'
import { findingsView } from '../making/findings-view.js'
import { formOf } from '../publication/sections.js'
import { contentOfFile } from './file-content.js'
import { FindingList } from './finding-list.js'
import { OfficialTable } from './official-table.js'

const ADDRESS = '/nianbao/jiance'
const schema = z.object({ sample: z.string().optional() })

/** 报告检查: anybody may put a report in and see its cells and findings. The file is read in memory and nothing of it is kept. */
export const checkForm: FormPage<typeof schema> = {
  path: ADDRESS,
  schema,
  upload: ['file'],
  perMinute: 10,
  page: async (state) => frame('检查一份年度报告', <Form state={state} />),
  submit: async ({ files, input }) => frame('检查结果', <Result file={input.sample ? await readSample() : await readUpload(files)} />),
}

function frame(title: string, body: React.ReactNode): Page {
  return {
    title,
    description: '放进一份政府信息公开工作年度报告，看看表格和文字对不对得上。不保存文件。',
    breadcrumb: [
      ['年度报告汇总', '/nianbao'],
      ['报告检查', ADDRESS],
    ],
    body: (
      <>
        <h1>{title}</h1>
        {body}
      </>
    ),
  }
}

function Form({ state: { errors } }: { state: FormState }) {
  const wrong = errors?.fields.file ?? (errors ? errors.message : undefined)
  return (
    <>
      <p className="lead">放进一份政府信息公开工作年度报告，看看表格里的勾稽关系是否成立，文字里的数和表格对不对得上。</p>
      <form method="post" action={ADDRESS} encType="multipart/form-data" className="panel">
        <ErrorSummary errors={errors && { ...errors, fields: { file: wrong ?? errors.message } }} />
        <div className={wrong ? 'field wrong' : 'field'}>
          <label htmlFor="file">年度报告文件</label>
          <p className="hint" id="file-hint">
            可以是 Word（.docx）、Excel（.xlsx）、网页（.html）、纯文本（.txt）或者能选中文字的 PDF，不超过 20 MB。
          </p>
          {wrong && (
            <p className="field-error" id="file-error">
              {wrong}
            </p>
          )}
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".docx,.xlsx,.html,.htm,.txt,.pdf"
            aria-describedby={wrong ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={wrong ? true : undefined}
          />
        </div>
        <button type="submit">开始检查</button>
      </form>
      <form method="post" action={ADDRESS} encType="multipart/form-data" className="panel">
        <p>手边没有文件？可以用一份真实的报告试一试。这份报告没有写明是哪个区的，本站没有把它算作任何单位的报告。</p>
        <button type="submit" name="sample" value="1" className="button quiet">
          用示例报告试一试
        </button>
      </form>
      <Notice title="不保存文件">
        <p>文件只在检查时读入内存，检查完就丢掉，不保存文件，也不保存检查结果。</p>
      </Notice>
    </>
  )
}

/** The document of the demonstration that names no organ: only ever a file to read. */
async function readSample(): Promise<Checked> {
  const name = '004_466e71db95901446.txt'
  return { ...(await readBytes(await readFile(new URL(`samples/seeds/${name}`, packageRoot(import.meta.url))), name)), name }
}

type Checked = Awaited<ReturnType<typeof readUpload>>

function Result({ file: { name, report, findings } }: { file: Checked }) {
  const content = contentOfFile(report)
  const blanks = Object.values(report.cells).filter((value) => value === null).length
  return (
    <>
      <Facts
        items={[
          ['文件', name],
          ['机关', report.organ],
          ['年度', report.year === null ? null : `${report.year}年`],
          ['表格格式', LAYOUTS[report.layout]],
          ['读出的单元格', `${Object.keys(report.cells).length}个，其中空白${blanks}个`],
          ...report.repairs.map(({ kind, count }): [string, string] => ['读取时修复', `${kind}：${count}处`]),
        ]}
      />
      {report.undetermined.length > 0 && (
        <Notice kind="warning" title="有的数看不出在哪一列">
          {report.undetermined.map(({ paths, values, place }) => (
            <p key={paths.join()}>
              第{place.line}行的数 {values.join('、')}：属于“
              {paths
                .slice(0, 3)
                .map((path) => cellName(path, report.layout))
                .join('”“')}
              ”{paths.length > 3 && `等${paths.length}格`}中的哪一格，文件里已经看不出，没有猜测。
            </p>
          ))}
        </Notice>
      )}
      <h2>检查意见</h2>
      <FindingList findings={findingsView(findings, report)} layout={report.layout} hrefOf={(path) => `#cell-${path}`} />
      <h2>读出的表格</h2>
      {formOf(report).map((table) => (
        <OfficialTable key={table.key} table={table} content={content} />
      ))}
      <h2>读出的各部分</h2>
      <TableBox caption="报告的各个部分">
        <HeadRow heads={['标题', '句数', '行']} />
        <tbody>
          {report.chapters.map((chapter) => (
            <tr key={chapter.place.line}>
              <th scope="row">
                {chapter.title} {chapter.number === null && <Badge kind="warning">不是规定的部分</Badge>}
              </th>
              <td className="number">{chapter.sentences.length}</td>
              <td className="number">{chapter.place.line}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p>
        文件没有保存。<a href={ADDRESS}>再检查一份</a>
      </p>
    </>
  )
}

const LAYOUTS = {
  '2019': '国办公开办函〔2019〕60号（2019、2020年度）',
  '2021': '国办公开办函〔2021〕30号（2021年度起）',
  mixed: '两种格式混用',
} as const
