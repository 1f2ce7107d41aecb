import type { Context } from '../context.js'
import type { Finding } from '../finding.js'
import { type Statement, statementsOf } from '../text.js'

const PLACE = /[\u4e00-\u9fa5]{2}(?:县|区|局)(?!域|别|部)/g
const DONE = /已经?(基本)?(完成|建成)|相继[^，。]{0,8}完成|率先[^，。]{0,8}完成/
const GOING_ON = /正在(进行|推进|改版|建设|改造|与)|近期(也|将|可)|尚未完成|将完成/

/** X-PROGRESS: the same unit done in one sentence and under way in the next ones under the same sub-heading. */
export function checkProgress(context: Context): Finding[] {
  const sections = new Map<string, Statement[]>()
  for (const statement of statementsOf(context.report)) {
    if (statement.chapter !== 1 || statement.section === '') continue
    sections.set(statement.section, [...(sections.get(statement.section) ?? []), statement])
  }
  return [...sections].flatMap(([section, statements]) => {
    const done = statements.filter((statement) => DONE.test(statement.text))
    const goingOn = statements.filter((statement) => GOING_ON.test(statement.text))
    const places = [...new Set([...done, ...goingOn].flatMap((statement) => statement.text.match(PLACE) ?? []))]
    if (done.length === 0 || goingOn.length === 0 || places.length < 3) return []
    return [
      context.raise('X-PROGRESS', {
        lines: [...done, ...goingOn].flatMap((statement) => statement.linesOf(0, statement.text.length - 1)),
        phrase: section,
        message: `“${section.slice(0, 24)}”里有的单位写已经完成，有的写正在进行，请对照前后各句，各单位的进度要说得一致。`,
        mend: '按公布时的实际进度逐个单位核对。',
      }),
    ]
  })
}
