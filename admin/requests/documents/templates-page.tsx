import { type ReactElement, useState } from 'react'
import { listDocumentTemplates } from '../../../api/request-documents.js'
import { useMe } from '../../frame/me.js'
import { OrganField } from '../../parts/organ-select.js'
import { Answered, Page } from '../../parts/page.js'
import { Tabs } from '../../parts/tabs.js'
import { useAnswer } from '../../query.js'
import { SettingsPart } from './settings-part.js'
import { TemplateCard } from './template-card.js'
import { TemplateList } from './template-list.js'
import './documents.css'

/** The Word templates of an office, and what its letters say of it. */
export function TemplatesPage(): ReactElement {
  const me = useMe()
  const [chosen, setChosen] = useState<string>()
  const [shown, setShown] = useState('templates')
  const organId = chosen ?? me?.user.organId
  return (
    <Page title="文书模板" lead="25 种文书按这里的 Word 模板生成。可以下载修改后再上传；缺少必需字段的模板不能使用，页面会说明缺哪一个。">
      {organId && (
        <>
          <OrganField id="templates-organ" className="organ-of-templates" value={organId} onChange={(id) => setChosen(id)} />
          <Tabs
            label="文书模板和设置"
            shown={shown}
            onShow={setShown}
            tabs={[
              { key: 'templates', label: '模板', children: <Templates key={organId} organId={organId} /> },
              { key: 'settings', label: '文号、联系方式和救济', children: <SettingsPart key={organId} organId={organId} /> },
            ]}
          />
        </>
      )}
    </Page>
  )
}

function Templates({ organId }: { organId: string }): ReactElement {
  const reading = useAnswer(listDocumentTemplates, { params: { organId } })
  const [open, setOpen] = useState<number | null>(null)
  return (
    <Answered reading={reading}>
      {({ templates }) => {
        const one = templates.find((template) => template.kind === open)
        return one ? (
          <TemplateCard key={one.kind} organId={organId} template={one} onClose={() => setOpen(null)} />
        ) : (
          <TemplateList organId={organId} templates={templates} onOpen={setOpen} />
        )
      }}
    </Answered>
  )
}
