import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { ReactElement } from 'react'
import { moment } from '../parts/moment.js'
import { actWords } from './act-words.js'
import type { LedgerEntry } from './ledger-page.js'

/** One entry of the ledger, whole. */
export function EntryDrawer({ entry, onClose }: { entry: LedgerEntry | null; onClose: () => void }): ReactElement {
  return (
    <Drawer open={entry !== null} onClose={onClose} size={560} title="台账记录">
      {entry && (
        <dl className="facts">
          <dt>时间</dt>
          <dd>{moment(entry.at)}</dd>
          <dt>谁</dt>
          <dd>
            {entry.actorName}（{entry.actor}）
          </dd>
          <dt>动作</dt>
          <dd>
            {actWords(entry.type)}（{entry.type}）
          </dd>
          <dt>事项</dt>
          <dd>
            {entry.stream}，第 {entry.version} 步
            {caseOf(entry.stream) && (
              <>
                {' '}
                <Link to="/requests/$id" params={{ id: caseOf(entry.stream) ?? '' }}>
                  看这件申请
                </Link>
              </>
            )}
          </dd>
          <dt>依据</dt>
          <dd>{entry.article ?? '无'}</dd>
          <dt>内容</dt>
          <dd>
            <pre className="entry-data">{JSON.stringify(entry.data, null, 2)}</pre>
          </dd>
          <dt>哈希</dt>
          <dd>{entry.hash}</dd>
        </dl>
      )}
    </Drawer>
  )
}

/** The request that a stream tells of, or null. */
function caseOf(stream: string): string | null {
  return /^request(?:-[a-z]+)?:([a-z0-9-]+-\d{4}-[YG]?\d{4,})$/.exec(stream)?.[1] ?? null
}
