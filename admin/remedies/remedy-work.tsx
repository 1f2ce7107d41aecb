import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listRemedies } from '../../api/remedies.js'
import { Answered } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { LightMark } from '../requests/light.js'
import { usePractice } from '../requests/practice/practice.js'

/** So many are named; the rest is in the list. */
const NAMED = 5

/** On the first screen: reviews and suits in which the organ owes something, the most urgent first. */
export function RemedyWork(): ReactElement {
  const practice = usePractice() ? 'yes' : 'no'
  const reading = useAnswer(listRemedies, { query: { practice } }, { refetchInterval: 60_000 })
  return (
    <section className="card" aria-labelledby="remedy-work">
      <h2 id="remedy-work">
        <Link to="/remedies">复议、诉讼</Link>
      </h2>
      <Answered reading={reading}>
        {({ remedies }) => {
          const owed = remedies.filter((one) => one.light !== 'grey')
          return (
            <>
              {owed.length === 0 && <p className="quiet">没有要在期限内答复、履行的复议、诉讼。</p>}
              <ul className="rows">
                {owed.slice(0, NAMED).map((one) => (
                  <li key={one.id}>
                    <Link to="/remedies/$id" params={{ id: one.id }}>
                      {one.kindLabel} {one.number}
                    </Link>{' '}
                    <LightMark light={one.light} words={one.clock} />
                    <br />
                    {one.dueOn} 前，{one.body} {one.caseNo}
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </Answered>
    </section>
  )
}
