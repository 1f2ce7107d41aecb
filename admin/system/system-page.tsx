import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { showSystem } from '../../api/system.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'

const ENGINES = { pglite: '内嵌数据库（PGlite）', postgres: 'PostgreSQL 服务器' }
const EVERY_MS = 10_000

/** How the system is, read anew every ten seconds. */
export function SystemPage(): ReactElement {
  const reading = useAnswer(showSystem, {}, { refetchInterval: EVERY_MS })
  return (
    <Page title="系统状态" lead="每 10 秒更新。">
      <Answered reading={reading}>
        {(system) => (
          <>
            {system.warnings.map((sentence) => (
              <Alert key={sentence} type="warning" showIcon title={sentence} style={{ marginBottom: 12 }} />
            ))}
            <section className="card" aria-label="运行情况">
              <dl className="facts">
                <dt>版本</dt>
                <dd>
                  gongkai {system.version}，Node {system.node}
                </dd>
                <dt>数据库</dt>
                <dd>{ENGINES[system.engine]}</dd>
                <dt>启动</dt>
                <dd>{moment(system.startedAt)}</dd>
                <dt>内存</dt>
                <dd>{megabytes(system.memoryBytes)}</dd>
                <dt>页面缓存</dt>
                <dd>
                  {system.cache.entries} 页，{megabytes(system.cache.bytes)}，命中 {system.cache.hits} 次，未命中 {system.cache.misses}{' '}
                  次；内容第 {system.contentVersion} 版
                </dd>
              </dl>
            </section>
            <section className="card" aria-labelledby="jobs">
              <h2 id="jobs">后台任务</h2>
              <DataTable
                caption="按种类和状态"
                rows={system.jobs}
                keyOf={(job) => `${job.name}${job.state}`}
                empty="没有排队或失败的任务。"
                columns={[
                  { title: '任务', names: true, cell: (job) => job.name },
                  { title: '状态', cell: (job) => job.state },
                  { title: '数量', number: true, cell: (job) => job.count },
                ]}
              />
            </section>
          </>
        )}
      </Answered>
    </Page>
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}
