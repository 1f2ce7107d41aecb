import { Radio } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { addAttachments, listAttachments } from '../../../api/request-attachments.js'
import { FileDrop } from '../../parts/file-drop.js'
import { useAct, useAnswer } from '../../query.js'

const KINDS = { material: '申请书和补充材料', identity: '身份证明', authorization: '授权委托书' } as const
type Kind = keyof typeof KINDS

/** What came on paper is scanned and kept with the case, encrypted. */
export function AddFiles({ requestId }: { requestId: string }): ReactElement {
  const id = useId()
  const [kind, setKind] = useState<Kind>('material')
  const there = useAnswer(listAttachments, { params: { id: requestId } }).data?.files ?? []
  const act = useAct(addAttachments, { refresh: [listAttachments], done: '已收下。' })
  return (
    <section className="card no-print" aria-labelledby={`${id}-files`}>
      <h2 id={`${id}-files`}>扫描件</h2>
      <p>把收到的纸质申请、身份证明和委托书扫描进来，加密保存；打开看要说明用途，并留下记录。</p>
      {there.length > 0 && (
        <ul className="rows">
          {there.map((file) => (
            <li key={file.id}>
              {KINDS[file.what]}：{file.name}（{Math.ceil(file.size / 1024)} KB）
            </li>
          ))}
        </ul>
      )}
      <Radio.Group
        className="spaced"
        aria-label="扫描件是什么"
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
      />
      <FileDrop
        label="选择扫描件"
        hint="PDF、JPG、PNG、Word（docx）、Excel（xlsx），每个不超过 20 MB；也可以拖到这里。"
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
        busy={act.busy}
        onFile={(file) => void act.run({ params: { id: requestId }, files: { [kind]: [file] } })}
      />
    </section>
  )
}
