import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { listLedger } from '../../api/system.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import { actWords } from './act-words.js'
import { EntryDrawer } from './entry-drawer.js'
import { Verify } from './verify.js'

type Filter = { stream?: string; actor?: string; type?: string; chain?: string; from?: string; to?: string }
export type LedgerEntry = z.output<typeof listLedger.answer>['entries'][number]

const FIELDS: { name: keyof Filter; label: string; hint?: string; type?: 'date' }[] = [
  { name: 'from', label: '从', type: 'date' },
  { name: 'to', label: '到', type: 'date' },
  { name: 'stream', label: '事项', hint: 'annual-report:ledu-2021' },
  { name: 'actor', label: '谁', hint: 'user:…' },
  { name: 'type', label: '动作', hint: 'CellFilled' },
  { name: 'chain', label: '链', hint: 'ledu' },
]

/** The ledger: every act, newest first, and whether the chain of hashes is whole. */
export function LedgerPage(): ReactElement {
  const [filter, setFilter] = useState<Filter>({})
  const [typed, setTyped] = useState<Filter>({})
  const [opened, setOpened] = useState<LedgerEntry | null>(null)
  const list = usePages(listLedger, {
    query: filter,
    rowsOf: (answer) => answer.entries,
    next: (answer) => (answer.next ? { before: answer.next } : null),
  })
  return (
    <Page title="操作台账" lead="每一次办理都是一条记录，只能增加，不能修改或删除，前后用哈希相连。">
      <Verify />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          setFilter(typed)
        }}
      >
        {FIELDS.map(({ name, label, hint, type }) => (
          <div className="field" key={name}>
            <label htmlFor={name}>{label}</label>
            <Input
              id={name}
              type={type ?? 'text'}
              placeholder={hint ?? ''}
              allowClear
              value={typed[name] ?? ''}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value.trim() || undefined })}
            />
          </div>
        ))}
        <Button htmlType="submit">筛选</Button>
      </form>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption="新的在前"
            rows={rows}
            keyOf={(entry) => `${entry.chain}${entry.seq}`}
            empty="没有符合条件的记录。"
            more={list.more}
            columns={[
              { title: '时间', cell: (entry) => moment(entry.at) },
              { title: '谁', cell: (entry) => entry.actorName },
              {
                title: '动作',
                names: true,
                cell: (entry) => (
                  <button
                    type="button"
                    className="plain"
                    aria-label={`看 ${entry.chain} 第 ${entry.seq} 条`}
                    onClick={() => setOpened(entry)}
                  >
                    {actWords(entry.type)}
                  </button>
                ),
              },
              { title: '事项', cell: (entry) => entry.stream },
              { title: '依据', cell: (entry) => entry.article ?? '' },
              { title: '链和序号', cell: (entry) => `${entry.chain} ${entry.seq}` },
            ]}
          />
        )}
      </Answered>
      <EntryDrawer entry={opened} onClose={() => setOpened(null)} />
    </Page>
  )
}
