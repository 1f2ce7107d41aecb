import { App, Button, Input } from 'antd'
import type { ReactElement } from 'react'
import type { Content } from '../../../api/publishing-content.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { FileDrop } from '../../parts/file-drop.js'
import { sizeOf } from '../document/reading.js'

interface Props {
  files: DocumentView['files']
  content: Content
  set: (more: Partial<Content>) => void
  busy: boolean
  onFile: (file: File, use: 'attachment' | 'text') => void
}

/** The files under the text, and a Word file taken as the text itself. */
export function Attachments({ files, content, set, busy, onFile }: Props): ReactElement {
  const { modal } = App.useApp()
  const known = new Map(files.map((file) => [file.file, file]))
  const change = (file: string, name: string) =>
    set({ attachments: content.attachments.map((one) => (one.file === file ? { ...one, name } : one)) })
  const asText = (file: File) => {
    if (content.body === '') return onFile(file, 'text')
    const asked = modal.confirm({
      title: '用 Word 文件的文字代替正文',
      content: '现在的正文会被代替。确认代替？',
      okText: '代替',
      cancelText: '取消',
    })
    // What antd answers can be awaited, but is no promise.
    void Promise.resolve(asked).then((yes) => yes && onFile(file, 'text'))
  }
  return (
    <section className="card" aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ul className="rows">
        {content.attachments
          .filter((one) => !one.inline)
          .map((one) => {
            const file = known.get(one.file)
            return (
              <li key={one.file}>
                <div className="field">
                  <label htmlFor={`name-${one.file}`}>附件名称（读者看到的）</label>
                  <Input
                    id={`name-${one.file}`}
                    maxLength={200}
                    value={one.name}
                    onChange={(event) => change(one.file, event.target.value)}
                  />
                </div>
                <div className="buttons above">
                  {file && (
                    <a href={file.href} download={file.name}>
                      打开 {file.name}
                    </a>
                  )}
                  {file && <span className="quiet small">{sizeOf(file.size)}</span>}
                  {file && !file.readable && <span className="badge warning">▲ 读不出文字，请换成能复制文字的文件</span>}
                  <Button
                    aria-label={`移除附件：${one.name}`}
                    onClick={() => set({ attachments: content.attachments.filter((other) => other.file !== one.file) })}
                  >
                    移除
                  </Button>
                </div>
              </li>
            )
          })}
      </ul>
      <div className="two above">
        <FileDrop
          label="上传附件"
          hint="docx、xlsx、pdf、wps、ofd、csv、图片等，20 MB 以内。上传时会读出文字，用于检查和搜索。"
          accept=".docx,.xlsx,.pdf,.doc,.xls,.wps,.et,.txt,.csv,.ofd,.zip,.jpg,.jpeg,.png"
          busy={busy}
          onFile={(file) => onFile(file, 'attachment')}
        />
        <FileDrop
          label="用 Word 文件作正文"
          hint="选择 docx 文件，把里面的文字读成正文，不作附件。"
          accept=".docx"
          busy={busy}
          onFile={asText}
        />
      </div>
    </section>
  )
}
