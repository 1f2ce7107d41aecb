import { Button, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import {
  checkImport,
  getImport,
  IMPORT_FIELDS,
  type ImportField,
  type ImportMapping,
  type ImportRun,
  type importSourceSchema,
  listImportRows,
  mapImport,
  readImportSource,
} from '../../api/importing.js'
import { Answered } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { ColumnsTable } from './columns-table.js'
import { Samples } from './samples.js'

type Source = z.output<typeof importSourceSchema>

/** How the source becomes ours, with the first pages as they would be read; changeable until it runs. */
export function MappingPart({ run }: { run: ImportRun }): ReactElement {
  const open = run.state === 'mapping' || run.state === 'checked'
  const reading = useAnswer(readImportSource, { params: { id: run.id } }, { keep: true, enabled: open })
  if (!open) return <></>
  return (
    <section className="card" aria-labelledby="mapping">
      <h2 id="mapping">对应关系</h2>
      <Answered reading={reading}>{(source) => <MappingForm run={run} source={source} />}</Answered>
    </section>
  )
}

function MappingForm({ run, source }: { run: ImportRun; source: Source }): ReactElement {
  const [mapping, setMapping] = useState<ImportMapping>(run.mapping)
  const change = (more: Partial<ImportMapping>) => setMapping({ ...mapping, ...more })
  const input = { params: { id: run.id } }
  const save = useAct(mapImport, { refresh: [getImport, readImportSource, listImportRows] })
  const check = useAct(checkImport, { refresh: [getImport, listImportRows] })
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        if (await save.run({ ...input, body: mapping })) await check.run(input)
      }}
    >
      {source.headings.length > 0 && <Headings headings={source.headings} mapping={mapping} onChange={change} />}
      <div className="filters">
        <Words
          id="oldSite"
          label="旧网站的网址"
          value={mapping.oldSite}
          placeholder="http://www.example.gov.cn"
          onChange={(oldSite) => change({ oldSite })}
        />
        {run.kind !== 'addresses' && (
          <Words
            id="root"
            label="压缩包里相当于网站根目录的目录"
            value={mapping.root}
            placeholder="没有就不填"
            onChange={(root) => change({ root })}
          />
        )}
        <Words
          id="bodyAt"
          label="正文所在的元素（自动找不到时填）"
          value={mapping.bodyAt}
          placeholder="#zoom"
          onChange={(bodyAt) => change({ bodyAt })}
        />
        <Button loading={save.busy} onClick={() => void save.run({ ...input, body: mapping })}>
          保存并重新看样例
        </Button>
      </div>
      <Samples samples={source.samples} total={source.total} />
      <ColumnsTable source={source} mapping={mapping} onChange={change} />
      <div className="buttons above">
        <Button type="primary" htmlType="submit" loading={save.busy || check.busy}>
          试运行
        </Button>
      </div>
    </form>
  )
}

interface HeadingsProps {
  headings: string[]
  mapping: ImportMapping
  onChange: (more: Partial<ImportMapping>) => void
}

function Headings({ headings, mapping, onChange }: HeadingsProps): ReactElement {
  const options = headings.filter((one) => one !== '').map((one) => ({ value: one, label: one }))
  return (
    <fieldset className="filters">
      <legend>表格的各列</legend>
      {(Object.keys(IMPORT_FIELDS) as ImportField[]).map((field) => (
        <div className="field" key={field}>
          <label htmlFor={`heading-${field}`}>{IMPORT_FIELDS[field]}</label>
          <Select
            id={`heading-${field}`}
            value={mapping.headings[field] ?? null}
            placeholder="没有这一列"
            allowClear
            popupMatchSelectWidth={false}
            options={options}
            onChange={(chosen: string | null | undefined) => {
              const { [field]: _, ...others } = mapping.headings
              onChange({ headings: chosen ? { ...others, [field]: chosen } : others })
            }}
          />
        </div>
      ))}
    </fieldset>
  )
}

interface WordsProps {
  id: string
  label: string
  value: string
  placeholder: string
  onChange: (value: string) => void
}

function Words({ id, label, value, placeholder, onChange }: WordsProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} placeholder={placeholder} onChange={(event) => onChange(event.target.value.trim())} />
    </div>
  )
}
