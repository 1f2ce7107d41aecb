import { Drawer } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { listNotices, showMoves } from '../../api/calendar.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { Moves } from './moves.js'

type Notice = z.output<typeof listNotices.answer>['notices'][number]

/** Every notice and its versions; what an import moved can be read again. */
export function Notices(): ReactElement {
  const reading = useAnswer(listNotices, {})
  const [opened, setOpened] = useState<Notice | null>(null)
  return (
    <section className="card" aria-labelledby="notices">
      <h2 id="notices">放假通知</h2>
      <Answered reading={reading}>
        {({ notices }) => (
          <DataTable
            caption="新的在前；旧版本都保留"
            rows={notices}
            keyOf={(notice) => `${notice.number}-${notice.version}`}
            empty="还没有通知。"
            columns={[
              { title: '文号', names: true, cell: (notice) => (notice.url ? <a href={notice.url}>{notice.number}</a> : notice.number) },
              { title: '年份', cell: (notice) => notice.year },
              { title: '发布', cell: (notice) => notice.issuedOn },
              {
                title: '版本',
                cell: (notice) =>
                  `${notice.version === 0 ? '内置' : `第 ${notice.version} 次导入`}${notice.current ? '，现行' : '，已被替换'}`,
              },
              {
                title: '导入',
                cell: (notice) => (notice.importedAt ? `${moment(notice.importedAt)} ${notice.importedBy ?? ''}` : '随程序提供'),
              },
              {
                title: '改变的期限',
                cell: (notice) =>
                  notice.moved > 0 ? (
                    <button type="button" className="plain" onClick={() => setOpened(notice)}>
                      {notice.moved} 个
                    </button>
                  ) : (
                    '无'
                  ),
              },
            ]}
          />
        )}
      </Answered>
      <Drawer open={opened !== null} onClose={() => setOpened(null)} title={`${opened?.number ?? ''} 改变的期限`} size={560}>
        {opened && <Moved notice={opened} />}
      </Drawer>
    </section>
  )
}

function Moved({ notice }: { notice: Notice }): ReactElement {
  const reading = useAnswer(showMoves, { query: { number: notice.number, version: notice.version } })
  return <Answered reading={reading}>{({ moves }) => <Moves moves={moves} />}</Answered>
}
