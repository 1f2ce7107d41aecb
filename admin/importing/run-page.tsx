import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { checkImport, getImport, type ImportRun, listImportRows, repeatImport, runImport, stopImport } from '../../api/importing.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { MappingPart } from './mapping-part.js'
import { Progress } from './progress.js'
import { RowsPart } from './rows-part.js'
import { isBusy, KINDS, STATES } from './words.js'

const LOOK_MS = 1_500

/** One import: its source, its mapping, the dry run, the run and its report, one below the other. */
export function RunPage(): ReactElement {
  const { id } = useParams({ from: '/imports/$id' })
  const input = { params: { id } }
  const known = useAnswer(getImport, input)
  const reading = useAnswer(getImport, input, known.data && isBusy(known.data.state) ? { refetchInterval: LOOK_MS } : {})
  return (
    <Answered reading={reading} otherwise="从旧网站导入">
      {(run) => (
        <Page
          title={`导入：${run.name}`}
          lead={`${KINDS[run.kind]} · ${run.organName} · ${run.startedBy} ${moment(run.startedAt)}`}
          buttons={<Link to="/imports">全部导入</Link>}
        >
          <Alert
            type={run.trouble ? 'error' : 'info'}
            showIcon
            className="spaced"
            title={STATES[run.state]}
            description={run.trouble ?? undefined}
          />
          <MappingPart key={run.id} run={run} />
          <StepsPart run={run} />
          {run.total > 0 && <RowsPart run={run} />}
        </Page>
      )}
    </Answered>
  )
}

/** What may be done next: the server refuses the rest. */
function StepsPart({ run }: { run: ImportRun }): ReactElement {
  const go = useNavigate()
  const refresh = { refresh: [getImport, listImportRows] }
  const input = { params: { id: run.id } }
  const check = useAct(checkImport, refresh)
  const take = useAct(runImport, refresh)
  const stop = useAct(stopImport, refresh)
  const repeat = useAct(repeatImport, refresh)
  return (
    <section className="card" aria-labelledby="steps">
      <h2 id="steps">试运行和导入</h2>
      <p className="quiet">
        试运行逐条说明会怎样处理，什么都不改。正式导入按旧网站原样公开，不经过本系统的审核；含有身份证号等个人信息的不公开，存为草稿。
      </p>
      <Progress run={run} />
      <div className="buttons">
        {run.state === 'checked' && (
          <>
            <Button type="primary" loading={take.busy} onClick={() => void take.run(input)}>
              正式导入
            </Button>
            <Button loading={check.busy} onClick={() => void check.run(input)}>
              再试运行一次
            </Button>
          </>
        )}
        {run.state === 'stopped' && (
          <Button type="primary" loading={take.busy} onClick={() => void take.run(input)}>
            接着导入
          </Button>
        )}
        {isBusy(run.state) && (
          <Button loading={stop.busy} onClick={() => void stop.run(input)}>
            停下来
          </Button>
        )}
        {run.state === 'done' && (
          <Button
            loading={repeat.busy}
            onClick={async () => {
              const next = await repeat.run(input)
              if (next) void go({ to: '/imports/$id', params: { id: next.id } })
            }}
          >
            再来一次
          </Button>
        )}
        {run.state === 'mapping' && <span className="quiet">先在上面核对对应关系，再按“试运行”。</span>}
      </div>
    </section>
  )
}
