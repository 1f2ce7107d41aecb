import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { verifyLedger } from '../../api/system.js'
import { useAct } from '../query.js'

type Result = z.output<typeof verifyLedger.answer>

/** Recomputes the chain of hashes and says where the first entry stands that does not fit. */
export function Verify(): ReactElement {
  const act = useAct(verifyLedger)
  const [result, setResult] = useState<Result | null>(null)
  return (
    <section className="card" aria-labelledby="verify">
      <h2 id="verify">核对完整性</h2>
      <Button
        loading={act.busy}
        onClick={async () => {
          setResult(null)
          setResult((await act.run({})) ?? null)
        }}
      >
        重新计算哈希并核对
      </Button>
      <div role="status">{result && <Outcome result={result} />}</div>
    </section>
  )
}

function Outcome({ result }: { result: Result }): ReactElement {
  if (result.broken.length === 0) return <Alert type="success" showIcon title={`${result.entries} 条记录、${result.chains} 条链都完整。`} />
  return (
    <Alert
      type="error"
      showIcon
      title="有记录被改动过，请保留现场并报告。"
      description={
        <ul>
          {result.broken.map((entry) => (
            <li key={entry.chain}>
              {entry.chain} 第 {entry.seq} 条：{entry.sentence}
            </li>
          ))}
        </ul>
      }
    />
  )
}
