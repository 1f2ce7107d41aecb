import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { resemblingRequests } from '../../../api/request-case.js'
import type { RequestView, StepName } from '../../../api/request-view.js'
import { DataTable } from '../../parts/data-table.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'
import { LightMark } from '../light.js'
import { actionOf } from './case-query.js'

/** So alike that it is probably the same information. */
const MUCH = 0.6

/** Art. 44 ¶1: what several people ask for and may be public goes to all. */
function AskedByMany({ others }: { others: number }): ReactElement | null {
  if (others === 0) return null
  return (
    <p className="why-not" role="status">
      另有 {others} 件其他申请人的申请，内容很相近。可以公开的信息，可以转为主动公开，以后不用再一件一件答复（条例第四十四条）。
    </p>
  )
}

/** Cases that mean much the same, and what may be done about them. */
export function SimilarPanel({ view, onOpen }: { view: RequestView; onOpen: (name: StepName) => void }): ReactElement {
  const reading = useAnswer(resemblingRequests, { params: { id: view.id } })
  const steps = (['merge', 'split', 'transfer', 'discloseToAll'] as const).flatMap((name) => actionOf(view, name) ?? [])
  return (
    <>
      <Answered reading={reading}>
        {({ matches }) => (
          <>
            <AskedByMany others={matches.filter((one) => !one.sameApplicant && one.similarity >= MUCH).length} />
            <DataTable
              caption="按申请人和文字的意思查找；同一申请人的排在前面"
              rows={matches}
              keyOf={({ request }) => request.id}
              empty="没有找到相似的申请。"
              columns={[
                {
                  title: '编号',
                  names: true,
                  cell: ({ request }) => (
                    <Link to="/requests/$id" params={{ id: request.id }}>
                      {request.number}
                    </Link>
                  ),
                },
                { title: '申请人', cell: ({ request, sameApplicant }) => `${request.applicant}${sameApplicant ? '（同一申请人）' : ''}` },
                { title: '内容', cell: ({ request }) => request.excerpt },
                { title: '相似', cell: ({ similarity }) => `${Math.round(similarity * 100)}%`, number: true },
                { title: '情况', cell: ({ request }) => <LightMark light={request.light} words={request.outcomeLabel ?? request.clock} /> },
              ]}
            />
          </>
        )}
      </Answered>
      <div className="buttons">
        {steps.map((action) =>
          action.allowed ? (
            <Button key={action.name} onClick={() => onOpen(action.name)}>
              {action.title}……
            </Button>
          ) : (
            <span key={action.name} className="why-not">
              {action.title}：{action.message}
            </span>
          ),
        )}
      </div>
    </>
  )
}
