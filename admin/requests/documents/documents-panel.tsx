import { Button } from 'antd'
import type { ReactElement } from 'react'
import {
  downloadRequestDocument,
  downloadRequestForm,
  listRequestDocuments,
  previewReply,
  type RequestDocument,
} from '../../../api/request-documents.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'
import { DataTable } from '../../parts/data-table.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'

const AUDIENCES: Record<RequestDocument['audience'], string> = { applicant: '申请人', 'third-party': '第三方、其他机关', office: '存卷' }
/** Forms that name the applicant. */
const NAMING = [1]

interface Props {
  requestId: string
  /** A new version of the case may have new documents. */
  version: number
  /** Whether a reply is drafted that can be looked at. */
  drafted?: boolean
}

/** The documents of a case: to look at, to download as Word or PDF, and the forms that can be printed of it now. */
export function DocumentsPanel({ requestId, version, drafted = false }: Props): ReactElement {
  const me = useMe()
  const named = holds(me, 'request.read-person')
  const reading = useAnswer(listRequestDocuments, { params: { id: requestId } })
  return (
    <div data-version={version}>
      <p className="quiet">
        文书随办理步骤自动生成并编号。
        {named ? '文书里有申请人姓名，每次查看、下载都记入台账。' : '您没有查看申请人信息的权限，只能看目录。'}
      </p>
      <Answered reading={reading}>
        {({ documents, forms }) => (
          <>
            <DataTable
              caption="已生成的文书"
              rows={documents}
              keyOf={(one) => one.id}
              empty="还没有文书。确认收到、告知补正、制发答复等步骤办理后会自动生成。"
              columns={[
                { title: '文书', names: true, cell: (one) => one.title },
                { title: '文号', cell: (one) => one.documentNo ?? '不编号' },
                { title: '日期', cell: (one) => one.on },
                { title: '送给', cell: (one) => AUDIENCES[one.audience] },
                {
                  title: '操作',
                  cell: (one) =>
                    named ? (
                      <Files
                        name={one.title}
                        pdf={address(downloadRequestDocument, { params: { id: requestId, document: one.id, format: 'pdf' } })}
                        docx={address(downloadRequestDocument, { params: { id: requestId, document: one.id, format: 'docx' } })}
                      />
                    ) : (
                      '—'
                    ),
                },
              ]}
            />
            <DataTable
              caption="可以随时打印的内部表单"
              rows={forms.filter((form) => named || !NAMING.includes(form.kind))}
              keyOf={(form) => String(form.kind)}
              empty="没有可以打印的表单。"
              columns={[
                { title: '表单', names: true, cell: (form) => form.title },
                {
                  title: '操作',
                  cell: (form) => (
                    <Files
                      name={form.title}
                      pdf={address(downloadRequestForm, { params: { id: requestId, kind: form.kind, format: 'pdf' } })}
                      docx={address(downloadRequestForm, { params: { id: requestId, kind: form.kind, format: 'docx' } })}
                    />
                  ),
                },
              ]}
            />
            {drafted && (
              <p>
                <Button href={address(previewReply, { params: { id: requestId } })} target="_blank" rel="noopener">
                  预览拟答复成文效果
                </Button>
              </p>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function Files({ name, pdf, docx }: { name: string; pdf: string; docx: string }): ReactElement {
  return (
    <span className="buttons">
      <Button size="small" href={pdf} target="_blank" rel="noopener" aria-label={`查看 PDF：${name}`}>
        查看 PDF
      </Button>
      <Button size="small" href={docx} download aria-label={`下载 Word：${name}`}>
        下载 Word
      </Button>
    </span>
  )
}
