import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listQuestions, QUESTION_STATUSES, type Question, type QuestionStatus } from '../../api/questions.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import { LightMark } from '../requests/light.js'

const SCOPES = Object.entries(QUESTION_STATUSES) as [QuestionStatus, string][]

/** What people ask about policies, the nearest day first. */
export function QuestionsPage(): ReactElement {
  const { scope = 'received' } = useSearch({ from: '/questions' })
  const list = usePages(listQuestions, {
    query: { scope },
    rowsOf: (answer): Question[] => answer.questions,
    next: (answer) => (answer.next ? { after: answer.next } : null),
  })
  return (
    <Page title="政策咨询" lead="公众对政策文件的咨询。答复写好后由另一个人审核，审核通过咨询人就能看到；同意公开的，同时进入政策问答。">
      <nav className="buttons spaced" aria-label="办理情况">
        {SCOPES.map(([key, label]) => (
          <Link
            key={key}
            to="/questions"
            search={key === 'received' ? {} : { scope: key }}
            className="button-link"
            {...(key === scope ? { 'aria-current': 'page' as const } : {})}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption={`${QUESTION_STATUSES[scope]}的咨询`}
            rows={rows}
            keyOf={(row) => row.number}
            empty={`没有${QUESTION_STATUSES[scope]}的咨询。`}
            more={list.more}
            columns={[
              { title: '标题', names: true, cell: (row) => <Named row={row} /> },
              { title: '咨询的文件', cell: (row) => row.document?.title ?? '没有指明' },
              { title: '单位', cell: (row) => row.organName },
              { title: '收到', cell: (row) => <span className="nowrap">{row.receivedOn}</span> },
              { title: scope === 'answered' ? '答复' : '期限', cell: (row) => <Standing row={row} /> },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}

function Named({ row }: { row: Question }): ReactElement {
  return (
    <>
      <Link to="/questions/$number" params={{ number: row.number }}>
        {row.title}
      </Link>
      {row.practice && '（演练）'}
      {row.draft?.returned && <div className="quiet small">退回：{row.draft.returned}</div>}
    </>
  )
}

function Standing({ row }: { row: Question }): ReactElement {
  if (row.answered) {
    return (
      <>
        {row.answered.on}，{row.answered.by}，{row.address ? '已公开' : '未公开'}
      </>
    )
  }
  const words = row.light === 'red' ? `超期 ${-row.daysLeft} 个工作日` : row.light === 'orange' ? '今天到期' : `剩 ${row.daysLeft} 个工作日`
  return (
    <>
      <LightMark light={row.light} words={words} /> {row.due}
    </>
  )
}
