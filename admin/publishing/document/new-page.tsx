import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { startDocument } from '../../../api/publishing.js'
import type { Instrument } from '../../../api/publishing-content.js'
import { useMe } from '../../frame/me.js'
import { sentenceOf } from '../../parts/notice.js'
import { OrganSelect } from '../../parts/organ-select.js'
import { Page } from '../../parts/page.js'
import { useAct } from '../../query.js'
import { WhereAndWhat } from '../editor/where-and-what.js'
import '../publishing.css'

/** What must be known before a text can be kept: whose it is, which column, what kind. */
export function NewPage(): ReactElement {
  const me = useMe()
  const go = useNavigate()
  const search = useSearch({ from: '/publishing/new' })
  const [organ, setOrgan] = useState(search.organ)
  const [columnId, setColumn] = useState(search.column ?? '')
  const [instrument, setInstrument] = useState<Instrument>(kindFor(search.column ?? ''))
  const [title, setTitle] = useState('')
  const [fault, setFault] = useState('')
  const act = useAct(startDocument, { quiet: true })
  const organId = organ ?? me?.user.organId
  const begin = async () => {
    if (!organId) return
    if (columnId === '') return setFault('请选择栏目。')
    setFault('')
    const view = await act.run({ body: { organId, content: { columnId, instrument, title, catalogItemId: search.item ?? null } } })
    if (view) await go({ to: '/publishing/$id', params: { id: view.summary.id } })
  }
  return (
    <Page title="新建信息" lead="选好栏目就可以写；写的内容自动保存，送审以前只有办理的人看得到。">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        {(fault || act.failure) && (
          <Alert type="error" showIcon role="alert" className="spaced" title="没有办成" description={fault || sentenceOf(act.failure)} />
        )}
        <div className="two">
          <div className="field wide">
            <label htmlFor="title">标题（可以以后再写）</label>
            <Input id="title" maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} />
          </div>
          <div className="field wide">
            <label htmlFor="organ">单位</label>
            <OrganSelect
              id="organ"
              label="单位"
              {...(organId ? { value: organId } : {})}
              onChange={(chosen) => {
                setOrgan(chosen)
                setColumn('')
              }}
            />
          </div>
          {organId && (
            <WhereAndWhat
              organId={organId}
              content={{ columnId, instrument }}
              set={(more) => {
                if (more.columnId !== undefined) {
                  setColumn(more.columnId)
                  setInstrument(kindFor(more.columnId))
                }
                if (more.instrument) setInstrument(more.instrument)
              }}
            />
          )}
        </div>
        <div className="buttons above">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            开始写
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What usually stands in a column of the law's tree. */
function kindFor(columnId: string): Instrument {
  const last = columnId.split('/').at(-1) ?? ''
  const usual: Record<string, Instrument> = { gz: 'rules', gfxwj: 'normative', qtwj: 'document', zcjd: 'interpretation' }
  return usual[last] ?? 'notice'
}
