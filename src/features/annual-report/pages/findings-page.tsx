import type { Page, PageRequest } from '../../../platform/html/page.js'
import { Notice } from '../../../platform/html/parts.js'
import { DisclosureLayout, disclosureTrail } from '../../organs/index.js'
import { compose } from '../making/compose.js'
import { fold } from '../making/evolve.js'
import { findingsOf, provable } from '../making/findings.js'
import { findingsView } from '../making/findings-view.js'
import { surroundingsOf } from '../making/surroundings.js'
import { toReport } from '../making/to-report.js'
import { readHistory } from '../store/history.js'
import { FindingList } from './finding-list.js'
import { loadShown, trailOf } from './load.js'

/** 校验结果: what the prover says of the published version, gravest first, with the rule it rests on and the answer of the organ. */
export async function findingsPage(request: PageRequest): Promise<Page | null> {
  const shown = await loadShown(request)
  if (!shown) return null
  const { organ, id, version, address } = shown
  const { db } = request.platform.database
  const state = fold(await readHistory(db, id))
  const around = await surroundingsOf(db, id)
  // While the next version is being written, the public one is judged as it stands.
  const isCurrent = state.status === 'published'
  const report = isCurrent ? provable(state, compose(state, around)) : toReport(version.content)
  const findings = findingsView(findingsOf(report, around), report, state.answers)
  return {
    title: `${organ.shortName}${id.year}年政府信息公开工作年度报告校验结果`,
    breadcrumb: disclosureTrail(organ, ...trailOf(shown, ['校验结果', `${address}/jiaoyan`])),
    ...(version.content.source ? { source: version.content.source } : {}),
    body: (
      <DisclosureLayout organ={organ} current="nianbao">
        <h1>{id.year}年度报告校验结果</h1>
        <p className="lead">
          按国办规定的格式和表格里的勾稽关系，逐项核对<a href={address}>{version.content.title}</a>，并把正文里的数字和表格对照。
        </p>
        {version.content.source && (
          <Notice>
            <p>本报告按来源文档原样展示，没有改动。下面是自动核对的结果，行号是来源文档的行号。</p>
          </Notice>
        )}
        <FindingList findings={findings} layout={version.content.layout} hrefOf={(path) => `${address}#cell-${path}`} />
      </DisclosureLayout>
    ),
  }
}
