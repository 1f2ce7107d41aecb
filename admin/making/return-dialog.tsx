import { Button, Input, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { ReportView, UnitView } from '../../api/annual-report-view.js'
import type { CellPath } from '../../law/annual-report/cells.js'
import { cellName } from '../../law/annual-report/form.js'
import { CellPicker } from './cell-picker.js'
import { useReport } from './report-query.js'

interface Comment {
  path: CellPath | null
  text: string
}

interface Props {
  view: ReportView
  unit: UnitView | null
  onSubmit: (comments: Comment[]) => Promise<boolean>
  onClose: () => void
}

/** Gives a unit's report back, with comments each on a cell or on the whole. */
export function ReturnDialog({ view, unit, onSubmit, onClose }: Props): ReactElement {
  const [comments, setComments] = useState<Comment[]>([{ path: null, text: '' }])
  const [picking, setPicking] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (index: number, part: Partial<Comment>) =>
    setComments((last) => last.map((comment, at) => (at === index ? { ...comment, ...part } : comment)))
  const send = async () => {
    setBusy(true)
    const done = await onSubmit(comments.filter((comment) => comment.text.trim() !== ''))
    setBusy(false)
    if (done) onClose()
  }
  return (
    <>
      <Modal
        open={unit !== null}
        title={`退回${unit?.organName ?? ''}`}
        okText="退回"
        cancelText="取消"
        confirmLoading={busy}
        okButtonProps={{ disabled: comments.every((comment) => comment.text.trim() === '') }}
        onOk={() => void send()}
        onCancel={onClose}
      >
        {comments.map((comment, index) => (
          <div key={index} className="field">
            <label htmlFor={`comment-${index}`}>
              意见 {index + 1}：{comment.path ? cellName(comment.path, view.layout) : '整份报告'}
            </label>
            <Input.TextArea
              id={`comment-${index}`}
              rows={2}
              maxLength={500}
              value={comment.text}
              onChange={(event) => change(index, { text: event.target.value })}
            />
            <Button size="small" onClick={() => setPicking(index)}>
              指定到某一格……
            </Button>
          </div>
        ))}
        <p>
          <Button onClick={() => setComments([...comments, { path: null, text: '' }])}>再加一条意见</Button>
        </p>
      </Modal>
      {unit && picking !== null && (
        <UnitCellPicker
          reportId={unit.reportId}
          onPick={(path) => {
            change(picking, { path })
            setPicking(null)
          }}
          onClose={() => setPicking(null)}
        />
      )}
    </>
  )
}

function UnitCellPicker({
  reportId,
  onPick,
  onClose,
}: {
  reportId: string
  onPick: (path: CellPath) => void
  onClose: () => void
}): ReactElement | null {
  const { data } = useReport(reportId)
  if (!data) return null
  return <CellPicker view={data} title="意见针对哪一格" open onPick={onPick} onClose={onClose} />
}
