import { Select } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { ImportMapping, importSourceSchema } from '../../api/importing.js'
import type { Instrument } from '../../api/publishing-content.js'
import { INSTRUMENTS } from '../../api/publishing-words.js'
import { DataTable } from '../parts/data-table.js'

interface Props {
  source: z.output<typeof importSourceSchema>
  mapping: ImportMapping
  onChange: (more: Partial<ImportMapping>) => void
}

const LEAVE = 'leave'
/** As many choices as a screen can bear; the rest follows the folder above or the column for all others. */
const MOST = 100

/** Old folders and columns, and where each goes. */
export function ColumnsTable({ source, mapping, onChange }: Props): ReactElement {
  const columns = source.columns.map(({ id, name }) => ({ value: id, label: name }))
  const set = (from: string, chosen: string | undefined) => {
    const others = mapping.columns.filter((one) => one.from !== from)
    onChange({ columns: chosen === undefined ? others : [...others, { from, to: chosen === LEAVE ? null : chosen }] })
  }
  const chosenFor = (from: string) => {
    const found = mapping.columns.find((one) => one.from === from)
    return found ? (found.to ?? LEAVE) : null
  }
  return (
    <>
      <div className="filters above">
        <div className="field wide">
          <label htmlFor="otherwise">其他都放到</label>
          <Select
            id="otherwise"
            className="full"
            value={mapping.otherwise}
            placeholder="不收"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={columns}
            onChange={(chosen: string | null | undefined) => onChange({ otherwise: chosen ?? null })}
          />
        </div>
        <div className="field">
          <label htmlFor="instrument">信息种类</label>
          <Select
            id="instrument"
            value={mapping.instrument}
            placeholder="按栏目判断"
            allowClear
            popupMatchSelectWidth={false}
            options={Object.entries(INSTRUMENTS).map(([value, label]) => ({ value: value as Instrument, label }))}
            onChange={(chosen: Instrument | null | undefined) => onChange({ instrument: chosen ?? null })}
          />
        </div>
      </div>
      <DataTable
        caption={`旧栏目 ${source.groups.length} 个${source.groups.length > MOST ? `，列出前 ${MOST} 个，其余按上级目录或者“其他都放到”` : ''}`}
        rows={source.groups.slice(0, MOST)}
        keyOf={(group) => group.from}
        empty="没有旧栏目。"
        columns={[
          { title: '旧栏目或者目录', names: true, cell: (group) => <span className="wrap">{group.from || '（最上面一层）'}</span> },
          { title: '条数', number: true, cell: (group) => group.count },
          {
            title: '放到',
            cell: ({ from }) => (
              <Select
                className="full"
                aria-label={`“${from || '最上面一层'}”放到`}
                value={chosenFor(from)}
                placeholder="按上级目录，或者“其他都放到”"
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={[{ value: LEAVE, label: '不收' }, ...columns]}
                onChange={(chosen: string | null | undefined) => set(from, chosen ?? undefined)}
              />
            ),
          },
        ]}
      />
    </>
  )
}
