import { useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { RequestView, StepName } from '../../../api/request-view.js'
import { holds, useMe } from '../../frame/me.js'
import { Answered, Page } from '../../parts/page.js'
import { type Tab, Tabs } from '../../parts/tabs.js'
import { RemediesPanel } from '../../remedies/remedies-panel.js'
import { DocumentsPanel } from '../documents/documents-panel.js'
import { LightMark } from '../light.js'
import { RedactionPanel } from '../redaction/redaction-panel.js'
import { AttachmentsPanel } from './attachments-panel.js'
import { AuditView } from './audit-view.js'
import { handles, useCase, useSteps } from './case-query.js'
import { ClockCard } from './clock-card.js'
import { Dossier } from './dossier.js'
import { DraftCard } from './draft-card.js'
import { FactsCard } from './facts-card.js'
import { SimilarPanel } from './similar-panel.js'
import { StepsPanel } from './steps-panel.js'
import { Timeline } from './timeline.js'
import { UnitsPanel } from './units-panel.js'
import './case.css'

/** One request: facts and clock, what happened, and the next lawful steps. An auditor sees the same case read only. */
export function CasePage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const me = useMe()
  if (me && !holds(me, 'request.view') && holds(me, 'request.audit')) {
    return (
      <Page title={`申请 ${id}`} lead="审计：只读，个人信息已遮盖。">
        <section className="card" aria-labelledby="audit">
          <h2 id="audit">过程和证据</h2>
          <AuditView id={id} />
        </section>
      </Page>
    )
  }
  return <Working key={id} id={id} />
}

function Working({ id }: { id: string }): ReactElement {
  const reading = useCase(id)
  return (
    <Answered reading={reading} otherwise={`打不开申请 ${id}`}>
      {(view) => <Case view={view} />}
    </Answered>
  )
}

function Case({ view }: { view: RequestView }): ReactElement {
  const steps = useSteps(view.id)
  const [open, setOpen] = useState<StepName | null>(null)
  const [shown, setShown] = useState('course')
  return (
    <Page
      title={`申请 ${view.number}`}
      lead={
        <>
          {view.organName} · {view.applicant} · <LightMark light={view.light} words={view.clock} />
          {view.clockDetail.due && ` · 答复期限 ${view.clockDetail.due}`}
          {view.practice && <span className="badge warning">演练，不计入年报</span>}
          <span role="status">{steps.busy ? ' · 正在办理……' : ''}</span>
        </>
      }
    >
      <div className={`case ${open === 'draftReply' ? 'writing' : ''} ${BROAD.includes(shown) ? 'broad' : ''}`}>
        <div className="case-steps">
          <StepsPanel view={view} steps={steps} open={open} onOpen={setOpen} />
        </div>
        <div className="case-facts">
          <ClockCard view={view} />
          <FactsCard view={view} />
        </div>
        <div className="case-course">
          <DraftCard view={view} />
          <Course view={view} steps={steps} onOpen={setOpen} shown={shown} onShow={setShown} />
        </div>
      </div>
    </Page>
  )
}

interface CourseProps {
  view: RequestView
  steps: ReturnType<typeof useSteps>
  onOpen: (name: StepName) => void
  shown: string
  onShow: (key: string) => void
}

/** Parts that need the whole width. */
const BROAD = ['documents', 'releases', 'remedies', 'similar', 'audit']

function Course({ view, steps, onOpen, shown, onShow }: CourseProps): ReactElement {
  const me = useMe()
  const late = view.assigned.filter((one) => one.late).length
  const tabs: Tab[] = [
    { key: 'course', label: '办理过程', children: <Timeline view={view} /> },
    {
      key: 'units',
      label: `会办（${view.assigned.length}${late > 0 ? `，逾期 ${late}` : ''}）`,
      children: <UnitsPanel view={view} steps={steps} onOpen={onOpen} />,
    },
  ]
  tabs.push({
    key: 'documents',
    label: '文书',
    children: <DocumentsPanel requestId={view.id} version={view.version} drafted={view.draft !== null && view.decision === null} />,
  })
  tabs.push({ key: 'releases', label: '公开文件', children: <RedactionPanel requestId={view.id} /> })
  tabs.push({ key: 'attachments', label: '材料', children: <AttachmentsPanel view={view} /> })
  if (holds(me, 'remedy.view')) tabs.push({ key: 'remedies', label: '复议、诉讼', children: <RemediesPanel requestId={view.id} /> })
  if (handles(view)) tabs.push({ key: 'similar', label: '相似申请', children: <SimilarPanel view={view} onOpen={onOpen} /> })
  if (holds(me, 'request.audit')) tabs.push({ key: 'audit', label: '卷宗与核对', children: <AuditView id={view.id} /> })
  else if (handles(view)) tabs.push({ key: 'audit', label: '卷宗', children: <Dossier id={view.id} /> })
  return (
    <section className="card" aria-label="过程和材料">
      <Tabs label="过程和材料" shown={shown} onShow={onShow} tabs={tabs} />
    </section>
  )
}
