import type { ReactElement } from 'react'
import type { ImportRun } from '../../api/importing.js'
import { countsText, isBusy, STATES } from './words.js'

/** How far the step is, and what it found so far. */
export function Progress({ run }: { run: ImportRun }): ReactElement | null {
  if (run.total === 0 && !isBusy(run.state)) return null
  const tried = countsText(run.tried)
  const taken = countsText(run.taken)
  return (
    <div className="spaced">
      {isBusy(run.state) && (
        <p>
          <label htmlFor="progress">
            {STATES[run.state]}：{run.done}／{run.total === 0 ? '…' : run.total}
          </label>{' '}
          <progress id="progress" className="full" max={Math.max(1, run.total)} value={run.done} />
        </p>
      )}
      <div role="status">
        {tried && run.state !== 'checking' && (
          <p>
            试运行（共 {run.total} 条）：{tried}。
          </p>
        )}
        {taken && run.state !== 'running' && <p>已导入：{taken}。</p>}
      </div>
    </div>
  )
}
