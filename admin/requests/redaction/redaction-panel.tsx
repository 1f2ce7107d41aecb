import { type ReactElement, useState } from 'react'
import { FileDrop } from '../../parts/file-drop.js'
import { Answered } from '../../parts/page.js'
import { Marking } from './marking.js'
import { useReleaseActs, useReleases } from './release-query.js'
import { ReleaseRow } from './release-row.js'
import './redaction.css'

/** 公开文件: originals that go out with the reply, what must go of them taken out, confirmed by a second person. */
export function RedactionPanel({ requestId }: { requestId: string }): ReactElement {
  const reading = useReleases(requestId)
  const acts = useReleaseActs()
  const [open, setOpen] = useState<number | null>(null)
  return (
    <section className="releases" aria-labelledby="releases">
      <h3 id="releases">随答复公开的文件（区分处理）</h3>
      <p className="quiet">
        原件加密保存，不会给申请人。标出要遮盖的内容后，每一页重新画成图片再遮盖，结果重新提取文字逐页复核；另一位同事确认后，答复发出时才给申请人。
      </p>
      <Answered reading={reading}>
        {({ releases, mayUpload }) => (
          <>
            {mayUpload && (
              <FileDrop
                label="上传原件"
                hint="pdf、docx、xlsx、png、jpg，每个不超过 20 MB、100 页。要保持 Word、Excel 的原样，请另存为 pdf 后上传。"
                accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
                busy={acts.upload.busy}
                onFile={(file) => {
                  void acts.upload
                    .run({ params: { id: requestId }, files: { file: [file] } })
                    .then((release) => release && setOpen(release.n))
                }}
              />
            )}
            {releases.length === 0 && <p className="quiet">还没有文件。</p>}
            <ul className="rows plain">
              {releases.map((release) => (
                <ReleaseRow
                  key={release.n}
                  requestId={requestId}
                  release={release}
                  acts={acts}
                  open={open === release.n}
                  onOpen={() => setOpen(open === release.n ? null : release.n)}
                />
              ))}
            </ul>
          </>
        )}
      </Answered>
      {open !== null && <Marking key={open} requestId={requestId} n={open} acts={acts} onGone={() => setOpen(null)} />}
    </section>
  )
}
