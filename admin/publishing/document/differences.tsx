import { type ReactElement, useState } from 'react'
import { compareVersions } from '../../../api/publishing.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'

/** What a change changes: the version on its way against the one that is public. */
export function Differences({ view }: { view: DocumentView }): ReactElement | null {
  const last = view.versions.filter((version) => version.no < view.contentNo).at(-1)
  const [open, setOpen] = useState(true)
  if (!last) return null
  return (
    <section className="card compare" aria-labelledby="differences">
      <h2 id="differences">与第 {last.no} 版的差别</h2>
      <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起' : '展开'}
      </button>
      {open && <Changed id={view.summary.id} from={last.no} to={view.contentNo} />}
    </section>
  )
}

function Changed({ id, from, to }: { id: string; from: number; to: number }): ReactElement {
  const reading = useAnswer(compareVersions, { params: { id }, query: { from, to } })
  return (
    <Answered reading={reading}>
      {({ fields, lines }) => (
        <>
          {fields.length === 0 && lines.every((line) => line.kind === 'same') && <p>没有变化。</p>}
          {fields.map(({ field, before, after }) => (
            <div key={field}>
              <h3>{field}</h3>
              <p className="diff">
                {before && <del>{before}</del>} {after && <ins>{after}</ins>}
              </p>
            </div>
          ))}
          {lines.some((line) => line.kind !== 'same') && <h3>正文</h3>}
          {lines.map((line, at) => (
            <p key={`${at}${line.kind}`} className="diff">
              {line.kind === 'removed' ? <del>{line.text}</del> : line.kind === 'added' ? <ins>{line.text}</ins> : line.text}
            </p>
          ))}
        </>
      )}
    </Answered>
  )
}
