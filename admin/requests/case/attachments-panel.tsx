import type { ReactElement } from 'react'
import { listAttachments, readAttachment } from '../../../api/request-attachments.js'
import type { RequestView } from '../../../api/request-view.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'
import { DataTable } from '../../parts/data-table.js'
import { moment } from '../../parts/moment.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { handles } from './case-query.js'

/** What the applicant handed in; who opens a file is recorded. */
export function AttachmentsPanel({ view }: { view: RequestView }): ReactElement {
  const me = useMe()
  const reading = useAnswer(listAttachments, { params: { id: view.id } })
  const opens = holds(me, 'request.read-person') && handles(view)
  return (
    <Answered reading={reading}>
      {({ files }) => (
        <DataTable
          caption={opens ? '打开文件会记入台账' : '您没有打开这些文件的权限'}
          rows={files}
          keyOf={(file) => file.id}
          empty="申请人没有提交材料。"
          columns={[
            {
              title: '材料',
              names: true,
              cell: (file) =>
                opens ? (
                  <a href={address(readAttachment, { params: { id: view.id, file: file.id } })} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                ) : (
                  file.name
                ),
            },
            { title: '大小', number: true, cell: (file) => `${Math.ceil(file.size / 1024)} KB` },
            { title: '提交时间', cell: (file) => moment(file.keptAt) },
          ]}
        />
      )}
    </Answered>
  )
}
