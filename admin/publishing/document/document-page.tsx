import { useParams } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense } from 'react'
import { getDocument, previewDocument } from '../../../api/publishing.js'
import type { DocumentView } from '../../../api/publishing-view.js'
import { DocumentDeliveries } from '../../carriers/document-deliveries.js'
import { address } from '../../client.js'
import { holds, useMe } from '../../frame/me.js'
import { Answered, Page } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import '../../requests/case/case.css'
import '../../requests/case/draft.css'
import '../../requests/case/steps.css'
import { ChecksPanel } from '../checks/checks-panel.js'
import { Standing } from '../list/document-table.js'
import '../publishing.css'
import { Comments } from './comments.js'
import { Differences } from './differences.js'
import { Incidents } from './incidents.js'
import { DocumentNotices } from './notices.js'
import { Course, Facts, Files, ReviewChain, TextCard } from './reading.js'
import { Shares } from './shares.js'
import { DocumentSteps } from './steps-panel.js'

const Editor = lazy(() => import('../editor/editor.js').then(({ Editor }) => ({ default: Editor })))

/** One document: its text to write or to review, what the checks find, who has agreed, and the next lawful steps. */
export function DocumentPage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reading = useAnswer(getDocument, { params: { id } })
  return (
    <Answered reading={reading} otherwise="信息">
      {(view) => <OneDocument key={view.summary.id} view={view} />}
    </Answered>
  )
}

function OneDocument({ view }: { view: DocumentView }): ReactElement {
  const me = useMe()
  const { id, stage, life, title } = view.summary
  const writing =
    stage === 'writing' && holds(me, 'publish.write') && view.actions.some((one) => one.name === 'submitDocument' && one.allowed)
  return (
    <Page
      title={title || '还没有标题的信息'}
      lead={
        <>
          {view.summary.organName} · {view.summary.columnName} · <Standing summary={view.summary} />
        </>
      }
      buttons={
        <>
          <a className="button-link" href={address(previewDocument, { params: { id } })} target="_blank" rel="noreferrer">
            预览（新窗口）
          </a>
          {life === 'published' && (
            <a className="button-link" href={view.address} target="_blank" rel="noreferrer">
              看公开的页面（新窗口）
            </a>
          )}
        </>
      }
    >
      <DocumentNotices view={view} />
      <div className="press">
        <div className="press-main">
          {writing ? (
            <Suspense fallback={<p role="status">正在打开编辑器……</p>}>
              <Editor key={view.contentNo} view={view} />
            </Suspense>
          ) : (
            <>
              <TextCard view={view} />
              <Differences view={view} />
              <Files view={view} />
              {stage !== null && <ChecksPanel view={view} />}
            </>
          )}
        </div>
        <div className="press-side">
          <DocumentSteps view={view} />
          <ReviewChain view={view} />
          <Incidents view={view} />
          <Facts view={view} writing={writing} />
          {life === 'published' && <Shares id={id} />}
          {life !== 'draft' && <DocumentDeliveries id={id} />}
          <Comments id={id} />
          <Course view={view} />
        </div>
      </div>
    </Page>
  )
}
