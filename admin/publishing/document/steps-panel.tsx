import { App } from 'antd'
import type { ReactElement } from 'react'
import { checkDocument, getDocument, listColumns, listDocuments, publishingQueue } from '../../../api/publishing.js'
import { PUBLISH_STEPS } from '../../../api/publishing-steps.js'
import type { DocumentAction, DocumentStepName, DocumentView } from '../../../api/publishing-view.js'
import { holds, useMe } from '../../frame/me.js'
import { StepForm } from '../../parts/step-form.js'
import { StepsPanel } from '../../parts/steps.js'
import { FieldsOf } from './step-fields.js'
import { bodyOf, initialOf, type StepValues } from './step-values.js'

/** What is asked once more, for it is hard or impossible to take back. */
const CONFIRMED: Partial<Record<DocumentStepName, string>> = {
  publishDocument: '发布后任何人都能看到。确认发布？',
  forcePublish: '还有关口没有通过。强制发布会永久标注，并计入统计。确认由您负责强制发布？',
  withdrawDocument: '页面、列表、搜索和附件会马上打不开，恢复要由两个人办理。确认撤下？',
  dropWork: '放弃后这份草稿不能再改、再送审。确认放弃？',
}

/** What stays lists again after a step. */
export const AFTER_STEP = [listDocuments, publishingQueue, listColumns, checkDocument]

/** The next lawful steps of a document, each with its form; handing in begins with the checks. */
export function DocumentSteps({ view }: { view: DocumentView }): ReactElement {
  return (
    <StepsPanel
      steps={view.actions}
      form={(action, close) => <DocumentStep key={action.name} view={view} action={action} onClose={close} />}
      instead={(action) =>
        action.name === 'submitDocument' ? (
          <a href="#checks" className="step-open">
            {action.title}：先检查
          </a>
        ) : null
      }
    />
  )
}

function DocumentStep({ view, action, onClose }: { view: DocumentView; action: DocumentAction; onClose: () => void }): ReactElement {
  const me = useMe()
  const { modal } = App.useApp()
  const content = CONFIRMED[action.name]
  const { id, version } = view.summary
  return (
    <StepForm<DocumentView, StepValues>
      step={action}
      route={PUBLISH_STEPS[action.name]}
      of={{ read: getDocument, id, version, versionOf: (shown) => shown.summary.version }}
      refresh={AFTER_STEP}
      initial={initialOf(action.name, view, holds(me, 'publish.secrecy'))}
      bodyOf={(values) => bodyOf(action.name, values, view)}
      confirm={async () =>
        !content || (await modal.confirm({ title: action.title, content, okText: `确认${action.title}`, cancelText: '先不办' }))
      }
      onClose={onClose}
    >
      <FieldsOf name={action.name} view={view} />
    </StepForm>
  )
}
