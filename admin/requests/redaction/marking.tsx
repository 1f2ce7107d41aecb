import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { findInRelease, type Ground, type Marks, type ReleaseDetail } from '../../../api/request-releases.js'
import { sentenceOf } from '../../parts/notice.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { AreaTools } from './area-tools.js'
import { CertificateCard } from './certificate-card.js'
import { GroundSelect } from './ground-select.js'
import { firstMarks, withArea } from './marks.js'
import { PageSheet } from './page-sheet.js'
import { useRelease, type useReleaseActs } from './release-query.js'
import { WordTools } from './word-tools.js'

interface Props {
  requestId: string
  n: number
  acts: ReturnType<typeof useReleaseActs>
  onGone: () => void
}

/** One file open: its pages, what is marked on them, and the result with its certificate. */
export function Marking({ requestId, n, acts, onGone }: Props): ReactElement | null {
  const reading = useRelease(requestId, n)
  if (reading.error && !reading.data) return <Gone onGone={onGone} />
  return (
    <Answered reading={reading}>
      {(detail) => (
        <>
          {detail.certificate && <CertificateCard requestId={requestId} certificate={detail.certificate} />}
          {detail.mayMark && <Editor key={detail.version} requestId={requestId} detail={detail} acts={acts} />}
        </>
      )}
    </Answered>
  )
}

function Gone({ onGone }: { onGone: () => void }): ReactElement {
  return (
    <p>
      这个文件已经移除。<Button onClick={onGone}>关闭</Button>
    </p>
  )
}

function Editor({ requestId, detail, acts }: { requestId: string; detail: ReleaseDetail; acts: Props['acts'] }): ReactElement {
  const id = useId()
  const [marks, setMarks] = useState<Marks>(() => firstMarks(detail))
  const [ground, setGround] = useState<Ground>('privacy')
  const [title, setTitle] = useState(detail.title)
  const [looked, setLooked] = useState(false)
  const [page, setPage] = useState(1)
  const params = { id: requestId, n: detail.n }
  const words = marks.words.map((word) => word.text)
  const found = useAnswer(findInRelease, { params, body: { words } }, { keep: true, enabled: words.length > 0 })
  const places = words.length > 0 ? (found.data?.found ?? []).filter((each) => words.includes(each.word)) : []
  const pictured = detail.sheets.filter((sheet) => sheet.pictures > 0 || sheet.lines.length === 0)
  const sheet = detail.sheets.find((one) => one.page === page)
  return (
    <div className="marking">
      <div className="marking-tools">
        <GroundSelect label="新标出的内容不予公开的依据" value={ground} onChange={setGround} />
        <WordTools detail={detail} marks={marks} ground={ground} places={places} onChange={setMarks} onPage={setPage} />
        <AreaTools sheet={sheet} marks={marks} ground={ground} onChange={setMarks} />
        <div className="field">
          <label htmlFor={`${id}-title`}>公开后的文件名（不要写入要遮盖的内容）</label>
          <Input id={`${id}-title`} value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
        </div>
        {pictured.length > 0 && (
          <label className="tick">
            <input type="checkbox" checked={looked} onChange={(event) => setLooked(event.target.checked)} />第{' '}
            {pictured.map((one) => one.page).join('、')} 页有图片，图片里的文字查找不到：我已逐页看过，需要的已经框选
          </label>
        )}
        <div className="buttons">
          <Button
            type="primary"
            loading={acts.redact.busy}
            onClick={() => void acts.redact.run({ params, body: { ...marks, version: detail.version, title, lookedAtPictures: looked } })}
          >
            {detail.certificate ? '重新生成结果' : '生成结果'}
          </Button>
          <span role="status">{acts.redact.busy ? '正在遮盖并复核，页数多时需要一两分钟……' : ''}</span>
        </div>
        {acts.redact.failure && <p className="quiet">{sentenceOf(acts.redact.failure)}</p>}
      </div>
      {sheet && (
        <PageSheet
          params={params}
          sheet={sheet}
          pages={detail.pages}
          boxes={places.flatMap((each) => each.boxes).filter((box) => box.page === page)}
          areas={marks.areas.filter((area) => area.page === page)}
          onPage={setPage}
          onArea={(box) => setMarks(withArea(marks, box, ground))}
        />
      )}
    </div>
  )
}
