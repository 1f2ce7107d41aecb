import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CORRECTION_KINDS, CORRECTION_OUTCOMES, type Correction, listCorrections } from '../../api/corrections.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { afterNext, usePages } from '../parts/pages.js'
import { LightMark } from '../requests/light.js'
import { AnswerDialog } from './answer-dialog.js'
import { ReplaceDialog } from './replace-dialog.js'

/** What readers found wrong on our pages, the nearest day first, and the answer to each. */
export function CorrectionsPage(): ReactElement {
  const { scope = 'running' } = useSearch({ from: '/corrections' })
  const go = useNavigate()
  const [answering, setAnswering] = useState<Correction | null>(null)
  const [mending, setMending] = useState<Correction | null>(null)
  const list = usePages(listCorrections, {
    query: { scope },
    rowsOf: (answer): Correction[] => answer.corrections,
    next: afterNext,
  })
  const isOpen = scope === 'running'
  return (
    <Page
      title="网站纠错"
      lead="读者指出的错误，收到后 3 个工作日内答复。先改好，再答复；读者凭编号看到结果。"
      buttons={
        <Link to="/corrections" search={isOpen ? { scope: 'done' } : {}} className="button-link">
          {isOpen ? '看已答复的' : '看待答复的'}
        </Link>
      }
    >
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption={isOpen ? '待答复的纠错' : '已答复的纠错'}
            rows={rows}
            keyOf={(row) => row.number}
            empty={isOpen ? '没有待答复的纠错。' : '还没有答复过的纠错。'}
            more={list.more}
            columns={[
              { title: '网页', names: true, cell: (row) => <PageOf row={row} /> },
              { title: '问题', cell: (row) => CORRECTION_KINDS[row.kind] },
              { title: '说明', cell: (row) => row.words || '没有写' },
              { title: '联系方式', cell: (row) => row.contact || '没有留' },
              { title: '单位', cell: (row) => row.organName },
              { title: '收到', cell: (row) => row.receivedOn },
              {
                title: isOpen ? '期限' : '答复',
                cell: (row) => <Standing row={row} onAnswer={() => setAnswering(row)} onMend={() => setMending(row)} />,
              },
            ]}
          />
        )}
      </Answered>
      {answering && <AnswerDialog key={answering.number} correction={answering} onClose={() => setAnswering(null)} />}
      {mending?.document && (
        <ReplaceDialog
          key={mending.number}
          correction={{ ...mending, document: mending.document }}
          onClose={() => setMending(null)}
          onDone={(id) => void go({ to: '/publishing/$id', params: { id } })}
        />
      )}
    </Page>
  )
}

function PageOf({ row }: { row: Correction }): ReactElement {
  return (
    <>
      <a href={row.page} target="_blank" rel="noreferrer">
        {row.title ?? row.page}
      </a>
      {row.practice && '（演练）'}
    </>
  )
}

function Standing({ row, onAnswer, onMend }: { row: Correction; onAnswer: () => void; onMend: () => void }): ReactElement {
  if (row.answer) {
    return (
      <>
        {CORRECTION_OUTCOMES[row.answer.outcome]}：{row.answer.text}（{row.answer.on}，{row.answer.by}）
      </>
    )
  }
  return (
    <div className="buttons">
      <LightMark light={row.light} words={remaining(row)} /> <span>{row.due}</span>
      <Button onClick={onAnswer} aria-label={`答复：${row.title ?? row.page}`}>
        答复
      </Button>
      {row.mending ? (
        <Link to="/publishing/$id" params={{ id: row.mending.documentId }}>
          已换附件，打开稿件
        </Link>
      ) : (
        row.document &&
        row.document.files.length > 0 && (
          <Button onClick={onMend} aria-label={`更换附件：${row.title ?? row.page}`}>
            更换附件
          </Button>
        )
      )}
    </div>
  )
}

function remaining({ light, daysLeft }: Correction): string {
  if (light === 'red') return `超期 ${-daysLeft} 个工作日`
  return light === 'orange' ? '今天到期' : `剩 ${daysLeft} 个工作日`
}
