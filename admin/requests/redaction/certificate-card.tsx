import { Button } from 'antd'
import type { ReactElement } from 'react'
import { type Certificate, GROUNDS, readCertificate, WORD_KINDS } from '../../../api/request-releases.js'
import { address } from '../../client.js'
import { DataTable } from '../../parts/data-table.js'
import { moment } from '../../parts/moment.js'

interface Sum {
  key: string
  what: string
  ground: string
  count: number
  pages: number[]
}

/** 遮盖证明: what was taken out by kind and ground, not what it said; what was checked; both hashes; who. */
export function CertificateCard({ requestId, certificate }: { requestId: string; certificate: Certificate }): ReactElement {
  const { original, result } = certificate
  return (
    <section className="card" aria-label="遮盖证明">
      <h3>遮盖证明</h3>
      <DataTable
        caption="遮盖了什么（只列类别，不列内容）"
        rows={sumsOf(certificate)}
        keyOf={(sum) => sum.key}
        empty="没有遮盖任何内容，只清除了文件信息。"
        columns={[
          { title: '类别', names: true, cell: (sum) => sum.what },
          { title: '依据', cell: (sum) => sum.ground },
          { title: '处数', number: true, cell: (sum) => sum.count },
          { title: '页', cell: (sum) => sum.pages.join('、') },
        ]}
      />
      <ul>
        {certificate.checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ul>
      {certificate.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <dl className="facts">
        <dt>原件 SHA-256</dt>
        <dd>{original.sha256}</dd>
        <dt>结果 SHA-256</dt>
        <dd>{result.sha256}</dd>
        <dt>遮盖</dt>
        <dd>
          {certificate.by}，{moment(certificate.at)}
        </dd>
        <dt>确认</dt>
        <dd>{certificate.confirmedBy ? `${certificate.confirmedBy}，${moment(certificate.confirmedAt ?? '')}` : '尚未确认'}</dd>
      </dl>
      <Button href={address(readCertificate, { params: { id: requestId, n: certificate.n } })} download>
        下载证明（JSON）
      </Button>
    </section>
  )
}

function sumsOf({ words, areas }: Certificate): Sum[] {
  const sums = new Map<string, Sum>()
  const add = (what: string, ground: keyof typeof GROUNDS, count: number, pages: number[]) => {
    const key = `${what}${ground}`
    const sum = sums.get(key) ?? { key, what, ground: `${GROUNDS[ground].article}（${GROUNDS[ground].label}）`, count: 0, pages: [] }
    sums.set(key, { ...sum, count: sum.count + count, pages: [...new Set([...sum.pages, ...pages])].sort((a, b) => a - b) })
  }
  for (const word of words) add(WORD_KINDS[word.kind], word.ground, word.count, word.pages)
  for (const area of areas) add('框选的位置', area.ground, 1, [area.page])
  return [...sums.values()]
}
