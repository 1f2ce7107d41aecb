import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { listQuestions } from '../../api/questions.js'
import { useAnswer } from '../query.js'

/** On the home screen: what is to be answered, and what is to be reviewed. */
export function QuestionWork(): ReactElement | null {
  const received = useAnswer(listQuestions, { query: { scope: 'received' } }).data
  const review = useAnswer(listQuestions, { query: { scope: 'review' } }).data
  if (!received || !review || received.questions.length + review.questions.length === 0) return null
  const late = received.questions.filter(({ light }) => light === 'red').length
  const count = (list: typeof received) => `${list.questions.length}${list.next ? ' 件以上' : ' 件'}`
  return (
    <section className="card" aria-labelledby="question-work">
      <h2 id="question-work">政策咨询</h2>
      <p>
        <Link to="/questions">待答复 {count(received)}</Link>
        {late > 0 && `，其中超期 ${late} 件`}；
        <Link to="/questions" search={{ scope: 'review' }}>
          待审核 {count(review)}
        </Link>
      </p>
    </section>
  )
}
