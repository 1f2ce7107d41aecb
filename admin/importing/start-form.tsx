import { Alert, Button, Input, Radio } from 'antd'
import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { listImports, startImport } from '../../api/importing.js'
import type { Failure } from '../client.js'
import { useMe } from '../frame/me.js'
import { sentenceOf } from '../parts/notice.js'
import { OrganSelect } from '../parts/organ-select.js'
import { useAct } from '../query.js'

type Kind = 'archive' | 'table' | 'addresses'

const HINTS: Record<Kind, string> = {
  archive: '旧网站的网页和附件、图片一起压缩为 zip，不超过 20 MB；更大的请运维人员在服务器上导入。',
  table: '第一行写明各列是什么：标题、发布日期、栏目、正文、原网址等。正文在网页文件里的，把网页压缩成 zip 一起上传。',
  addresses: '一行一个网址，最多 5000 个。逐个读取，不会给旧网站造成压力。',
}

/** The first step: what is imported, and for whom. */
export function StartForm({ onStarted }: { onStarted: (id: string) => void }): ReactElement {
  const me = useMe()
  const [organ, setOrgan] = useState<string>()
  const [kind, setKind] = useState<Kind>('archive')
  const [addresses, setAddresses] = useState('')
  const [files, setFiles] = useState<{ file?: File; archive?: File }>({})
  const summary = useRef<HTMLDivElement>(null)
  const act = useAct(startImport, { refresh: [listImports], quiet: true })
  const id = useId()
  useEffect(() => {
    if (act.failure) summary.current?.focus()
  }, [act.failure])
  const organId = organ ?? me?.user.organId
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = kind === 'addresses' ? {} : files
    const given = {
      ...(chosen.file ? { file: [chosen.file] } : {}),
      ...(kind === 'table' && chosen.archive ? { archive: [chosen.archive] } : {}),
    }
    const run = await act.run({ body: { organId: organId ?? '', kind, addresses: kind === 'addresses' ? addresses : '' }, files: given })
    if (run) onStarted(run.id)
  }
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>新的导入</h2>
      <form onSubmit={(event) => void send(event)}>
        {act.failure && (
          <div ref={summary} tabIndex={-1}>
            <Alert type="error" showIcon title="没有办成" description={toldOf(act.failure)} />
          </div>
        )}
        <div className="field spaced">
          <label htmlFor={`${id}-organ`}>放到哪个单位</label>
          <OrganSelect id={`${id}-organ`} label="放到哪个单位" {...(organId ? { value: organId } : {})} onChange={setOrgan} />
        </div>
        <fieldset className="field spaced">
          <legend>来源</legend>
          <Radio.Group
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
            options={[
              { value: 'archive', label: '网页压缩包（zip）' },
              { value: 'table', label: '表格（xlsx、csv）' },
              { value: 'addresses', label: '网址清单' },
            ]}
          />
        </fieldset>
        <p className="quiet" id={`${id}-hint`}>
          {HINTS[kind]}
        </p>
        {kind === 'addresses' ? (
          <div className="field spaced">
            <label htmlFor={`${id}-list`}>网址</label>
            <Input.TextArea
              id={`${id}-list`}
              rows={6}
              value={addresses}
              aria-describedby={`${id}-hint`}
              placeholder="http://www.example.gov.cn/art/2019/6/3/art_1.html"
              onChange={(event) => setAddresses(event.target.value)}
            />
          </div>
        ) : (
          <FileField
            key={kind}
            label={kind === 'archive' ? '压缩包' : '表格文件'}
            accept={kind === 'archive' ? '.zip' : '.xlsx,.csv'}
            describedBy={`${id}-hint`}
            onFile={(file) => setFiles({ ...files, ...(file ? { file } : {}) })}
          />
        )}
        {kind === 'table' && (
          <FileField
            label="正文的压缩包（没有就不选）"
            accept=".zip"
            describedBy={`${id}-hint`}
            onFile={(archive) => setFiles({ ...files, ...(archive ? { archive } : {}) })}
          />
        )}
        <Button type="primary" htmlType="submit" loading={act.busy}>
          下一步：核对对应关系
        </Button>
      </form>
    </section>
  )
}

/** The sentences beside the fields say all that there is to say, where there are any. */
function toldOf(failure: Failure): string {
  const fields = Object.values(failure.body.fields ?? {})
  return fields.length > 0 ? fields.join('') : sentenceOf(failure)
}

interface FileFieldProps {
  label: string
  accept: string
  describedBy: string
  onFile: (file: File | null) => void
}

function FileField({ label, accept, describedBy, onFile }: FileFieldProps): ReactElement {
  const id = useId()
  return (
    <div className="field spaced">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={describedBy}
        onChange={(event) => onFile(event.target.files?.item(0) ?? null)}
      />
    </div>
  )
}
