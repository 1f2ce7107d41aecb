import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { commentDocument, listComments } from '../../../api/publishing.js'
import { moment } from '../../parts/moment.js'
import { useAct, useAnswer } from '../../query.js'

/** Remarks beside a text, for those who work on it; the public never sees them. */
export function Comments({ id }: { id: string }): ReactElement {
  const comments = useAnswer(listComments, { params: { id } }).data?.comments ?? []
  const [text, setText] = useState('')
  const act = useAct(commentDocument, { refresh: [listComments] })
  return (
    <section className="card" aria-labelledby="comments">
      <h2 id="comments">批注</h2>
      <ul className="rows">
        {comments.map((comment) => (
          <li key={comment.n}>
            <span className="quiet small">
              {comment.by} · {moment(comment.at)}
            </span>
            <br />
            {comment.text}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          void act.run({ params: { id }, body: { text } }).then((done) => done && setText(''))
        }}
      >
        <div className="field">
          <label htmlFor="comment">写批注（只有办理的人看得到）</label>
          <Input.TextArea id="comment" rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        <Button htmlType="submit" loading={act.busy} className="above">
          加批注
        </Button>
      </form>
    </section>
  )
}
