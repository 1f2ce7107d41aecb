import type { PublicDocument } from '../../../api/publishing-view.js'
import type { Db } from '../../platform/db/database.js'
import type { Beside } from '../publishing/index.js'
import { AnswerList } from './pages/answersPages.js'
import { ANSWERS_PATH, askAddress, publicAnswers } from './public.js'

/** What is asked about: papers and what explains them. */
const ASKED_ABOUT: readonly string[] = ['rules', 'normative', 'document', 'interpretation']
const SHOWN = 5

/** The way to ask about a document, and what was asked and answered already. */
export async function besideDocument(db: Db, document: PublicDocument): Promise<Beside> {
  if (!ASKED_ABOUT.includes(document.instrument)) return {}
  const { answers, next } = await publicAnswers(db, { documentId: document.id, limit: SHOWN })
  const section = (
    <section key="questions" aria-labelledby="questions">
      <h2 id="questions">相关政策问答</h2>
      <AnswerList answers={answers} />
      {next && <a href={`${ANSWERS_PATH}?${new URLSearchParams({ wen: document.id }).toString()}`}>全部问答</a>}
    </section>
  )
  return { tools: [['政策咨询', askAddress(document.id)]], ...(answers.length > 0 ? { sections: [section] } : {}) }
}
