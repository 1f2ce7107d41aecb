import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { attachFile, checkDocument, getDocument, maskAttachment } from '../../../api/publishing.js'
import { PUBLISH_STEPS } from '../../../api/publishing-steps.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { useNotice } from '../../parts/notice.js'
import { useAct } from '../../query.js'
import { ChecksPanel } from '../checks/checks-panel.js'
import { asKept, inHouse } from '../document/pictures.js'
import { AFTER_STEP } from '../document/steps-panel.js'
import { Attachments } from './attachments.js'
import { Metadata } from './metadata.js'
import { Numbers } from './numbers.js'
import { Placing } from './placing.js'
import { Relations } from './relations.js'
import { RichText } from './rich-text.js'
import { SavingBar } from './saving-bar.js'
import { useDraft } from './use-draft.js'
import { WhereAndWhat } from './where-and-what.js'

/** The text on its way, with everything that belongs to it. Begins anew when a newer text came while nothing was being typed. */
export function Editor({ view }: { view: DocumentView }): ReactElement {
  const [begun, setBegun] = useState(view)
  return <Writing key={begun.revision} begun={begun} view={view} onAnew={setBegun} />
}

interface WritingProps {
  begun: DocumentView
  view: DocumentView
  onAnew: (view: DocumentView) => void
}

function Writing({ begun, view, onAnew }: WritingProps): ReactElement {
  const client = useQueryClient()
  const notice = useNotice()
  const { id } = view.summary
  const draft = useDraft(begun)
  const { content, set, flush } = draft
  const upload = useAct(attachFile)
  const masking = useAct(maskAttachment, { refresh: [checkDocument], done: '已生成干净的文件并重新读过，原件已封存。' })
  const handing = useAct(PUBLISH_STEPS.submitDocument, { refresh: AFTER_STEP, done: '已送审。' })
  const shown = (answer: DocumentView) => client.setQueryData([getDocument.name, { params: { id } }], answer)
  useEffect(() => {
    if (view.revision > draft.revision() && !draft.isDirty()) onAnew(view)
  })
  const attach = async (file: File, use: 'attachment' | 'picture' | 'text'): Promise<DocumentView | undefined> => {
    if (!(await flush())) {
      notice.failed('正文还没有保存成功，请先保存再上传。')
      return undefined
    }
    const answer = await upload.run({ params: { id }, body: { revision: draft.revision(), use }, files: { file: [file] } })
    if (!answer) return undefined
    if (use === 'text') onAnew(answer)
    else draft.takeFiles(answer)
    shown(answer)
    return answer
  }
  const keepPicture = async (file: File): Promise<string | undefined> => {
    const answer = await attach(file, 'picture')
    return answer?.files.filter((one) => one.inline).at(-1)?.href
  }
  return (
    <>
      <SavingBar id={id} draft={draft} onTheirs={onAnew} />
      <section className="card" aria-labelledby="writing">
        <h2 id="writing">标题和正文</h2>
        <div className="two">
          <div className="field wide">
            <label htmlFor="title">标题</label>
            <Input id="title" maxLength={300} value={content.title} onChange={(event) => set({ title: event.target.value })} />
          </div>
          <WhereAndWhat organId={view.summary.organId} content={content} set={set} />
        </div>
        <div className="above">
          <RichText
            initial={inHouse(id, begun.content.body)}
            onChange={(html) => set({ body: asKept(id, html) })}
            onPicture={keepPicture}
          />
        </div>
      </section>
      <Attachments files={view.files} content={content} set={set} busy={upload.busy} onFile={(file, use) => void attach(file, use)} />
      <Metadata content={content} set={set} changing={view.versions.length > 0} />
      <Placing organId={view.summary.organId} content={content} set={set} />
      <Numbers content={content} set={set} />
      <Relations organId={view.summary.organId} id={id} content={content} set={set} />
      <ChecksPanel
        view={view}
        writing={{
          flush,
          busy: handing.busy,
          mask: async (file, how, reason) => {
            if (!(await flush())) return false
            const answer = await masking.run({ params: { id, file }, body: { revision: draft.revision(), how, reason } })
            if (answer) {
              draft.takeFiles(answer)
              shown(answer)
            }
            return answer !== undefined
          },
          submit: async (reasons) => {
            if (!(await flush())) return false
            const said = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason.trim() !== ''))
            const body = { version: view.summary.version, revision: draft.revision(), reasons: said }
            const answer = await handing.run({ params: { id }, body })
            if (answer) shown(answer)
            return answer !== undefined
          },
        }}
      />
    </>
  )
}
