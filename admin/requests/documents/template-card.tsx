import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import {
  type DocumentTemplate,
  downloadDocumentTemplate,
  listDocumentTemplates,
  previewDocumentTemplate,
  replaceDocumentTemplate,
  resetDocumentTemplate,
} from '../../../api/request-documents.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'
import { DataTable } from '../../parts/data-table.js'
import { FileDrop } from '../../parts/file-drop.js'
import { moment } from '../../parts/moment.js'
import { useAct } from '../../query.js'
import { originOf } from './template-list.js'

interface Props {
  organId: string
  template: DocumentTemplate
  onClose: () => void
}

/** One template: its fields, its file, its versions, and another in its place. */
export function TemplateCard({ organId, template, onClose }: Props): ReactElement {
  const may = holds(useMe(), 'document.template')
  const params = { organId, kind: template.kind }
  const refresh = [listDocumentTemplates]
  const replace = useAct(replaceDocumentTemplate, { refresh, done: '模板已更换，以后生成的文书使用新模板。', quiet: true })
  const reset = useAct(resetDocumentTemplate, { refresh, done: '已恢复使用上级或者系统自带的模板。' })
  return (
    <section className="card" aria-labelledby="template-title">
      <h2 id="template-title">{template.title}</h2>
      <p>
        现在使用：{originOf(template)}。依据：{template.article ?? '内部管理'}。
      </p>
      <div className="buttons">
        <Button href={address(downloadDocumentTemplate, { params })} download>
          下载模板（Word）
        </Button>
        <Button href={address(previewDocumentTemplate, { params })} target="_blank" rel="noopener">
          用示例数据预览（PDF）
        </Button>
        <Button onClick={onClose}>返回列表</Button>
      </div>
      <Fields title="必需字段（每个都要出现）" names={template.required} />
      <Fields title="可选字段" names={template.optional} />
      {may && (
        <>
          {replace.failure && (
            <Alert
              type="error"
              showIcon
              role="alert"
              className="template-refused"
              title="模板没有更换"
              description={replace.failure.body.message}
            />
          )}
          <FileDrop
            label="上传新模板"
            hint="Word 文档（.docx），不超过 2 MB；只用文字和普通表格，不要图片、文本框、自动编号和宏。"
            accept=".docx"
            busy={replace.busy}
            onFile={(file) => void replace.run({ params, files: { template: [file] } })}
          />
          {template.from === 'own' && (
            <p>
              <Button onClick={() => void reset.run({ params })} loading={reset.busy}>
                停用本单位模板
              </Button>
            </p>
          )}
        </>
      )}
      <DataTable
        caption="本单位上传过的版本"
        rows={template.versions}
        keyOf={(one) => String(one.version)}
        empty="本单位没有上传过模板。"
        columns={[
          { title: '版本', number: true, cell: (one) => one.version },
          { title: '文件', names: true, cell: (one) => one.name },
          { title: '上传', cell: (one) => `${one.by} ${moment(one.at)}` },
          {
            title: '操作',
            cell: (one) => (
              <Button size="small" href={address(downloadDocumentTemplate, { params, query: { version: one.version } })} download>
                下载第 {one.version} 版
              </Button>
            ),
          },
        ]}
      />
    </section>
  )
}

function Fields({ title, names }: { title: string; names: string[] }): ReactElement | null {
  if (names.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="template-fields">
        {names.map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
