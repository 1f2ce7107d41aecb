import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { findDuplicates } from '../../../api/requests.js'
import { useAnswer } from '../../query.js'
import { LightMark } from '../light.js'

interface Wanted {
  organId: string
  idNumber: string
  phone: string
  text: string
}

const LEAST_SIGNS = 6
const PAUSE_MS = 700
/** The same applicant's come first. */
const SHOWN = 5

/** Earlier cases that resemble what is being written, looked for when the typing pauses. */
export function Duplicates({ wanted }: { wanted: Wanted }): ReactElement | null {
  const body = useSettled(wanted)
  const found = useAnswer(findDuplicates, { body }, { enabled: body.organId !== '' && body.text.trim().length >= LEAST_SIGNS, keep: true })
  const matches = found.data?.matches ?? []
  return (
    <div role="status">
      {matches.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="spaced"
          title={`有 ${matches.length} 件以前的申请内容相近，请先看是不是重复申请`}
          description={
            <ul className="rows">
              {matches.slice(0, SHOWN).map(({ request, similarity, sameApplicant }) => (
                <li key={request.id}>
                  <Link to="/requests/$id" params={{ id: request.id }} target="_blank">
                    {request.number}（新窗口）
                  </Link>{' '}
                  {sameApplicant ? <strong>同一申请人</strong> : '其他申请人'}，相似 {Math.round(similarity * 100)}%{' '}
                  <LightMark light={request.light} words={request.outcomeLabel ?? request.clock} />
                  <br />
                  {request.excerpt}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  )
}

/** The value as it was when it last stood still. */
function useSettled(value: Wanted): Wanted {
  const [settled, setSettled] = useState(value)
  const { organId, idNumber, phone, text } = value
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ organId, idNumber, phone, text }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [organId, idNumber, phone, text])
  return settled
}
