import { Button } from 'antd'
import type { ReactElement } from 'react'
import { type DocumentTemplate, previewDocumentTemplate } from '../../../api/request-documents.js'
import { address } from '../../client.js'
import { DataTable } from '../../parts/data-table.js'

interface Props {
  organId: string
  templates: DocumentTemplate[]
  onOpen: (kind: number) => void
}

/** The 25 templates with whose each is. */
export function TemplateList({ organId, templates, onOpen }: Props): ReactElement {
  return (
    <DataTable
      caption="本单位使用的模板"
      rows={templates}
      keyOf={(one) => String(one.kind)}
      empty="没有模板。"
      columns={[
        { title: '序号', number: true, cell: (one) => one.kind },
        { title: '文书', names: true, cell: (one) => one.title },
        { title: '依据', cell: (one) => one.article ?? '—' },
        { title: '文号类别', cell: (one) => one.suffix ?? '不编号' },
        { title: '计入年报表三', cell: (one) => one.cell ?? '不计入' },
        { title: '使用', cell: (one) => originOf(one) },
        {
          title: '操作',
          cell: (one) => (
            <span className="buttons">
              <Button size="small" onClick={() => onOpen(one.kind)} aria-label={`字段和更换：${one.title}`}>
                字段和更换
              </Button>
              <Button
                size="small"
                href={address(previewDocumentTemplate, { params: { organId, kind: one.kind } })}
                target="_blank"
                rel="noopener"
                aria-label={`预览：${one.title}`}
              >
                预览
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}

export function originOf({ from, fromName, version }: DocumentTemplate): string {
  if (from === 'default') return '系统自带模板'
  return from === 'own' ? `本单位第 ${version} 版` : `${fromName ?? '上级'}第 ${version} 版`
}
