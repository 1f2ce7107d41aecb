import type { ReactElement } from 'react'
import type { Content, Instrument } from '../../../api/publishing-content.js'
import { INSTRUMENTS } from '../../../api/publishing-words.js'
import { ColumnSelect } from '../columns/column-select.js'

interface Props {
  organId: string
  content: Pick<Content, 'columnId' | 'instrument'>
  set: (more: { columnId?: string; instrument?: Instrument }) => void
}

/** Which column it goes into, and what it is. */
export function WhereAndWhat({ organId, content, set }: Props): ReactElement {
  return (
    <>
      <div className="field">
        <label htmlFor="columnId">栏目</label>
        <ColumnSelect
          id="columnId"
          organId={organId}
          value={content.columnId}
          blank="请选择"
          taking
          onChange={(columnId) => columnId !== '' && set({ columnId })}
        />
      </div>
      <div className="field">
        <label htmlFor="instrument">种类</label>
        <select
          id="instrument"
          className="native-select"
          value={content.instrument}
          onChange={(event) => set({ instrument: event.target.value as Instrument })}
        >
          {Object.entries(INSTRUMENTS).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
