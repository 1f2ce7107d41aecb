import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { importSourceSchema } from '../../api/importing.js'
import { DataTable } from '../parts/data-table.js'

type Sample = z.output<typeof importSourceSchema>['samples'][number]

/** The first pages of the source as they would be read. */
export function Samples({ samples, total }: { samples: Sample[]; total: number }): ReactElement {
  return (
    <DataTable
      caption={`样例：共 ${total} 条，这是前 ${samples.length} 条读出来的样子`}
      rows={samples}
      keyOf={(sample) => sample.place}
      empty="里面没有网页，也没有数据行。"
      columns={[
        { title: '来源', names: true, cell: (sample) => <span className="wrap">{sample.place}</span> },
        { title: '标题', cell: (sample) => sample.refusal ?? sample.title },
        { title: '发布日期', cell: (sample) => sample.on ?? '没有' },
        { title: '旧栏目', cell: (sample) => sample.group },
        { title: '发文机关、文号、来源', cell: (sample) => [sample.issuer, sample.documentNo, sample.source].filter(Boolean).join('；') },
        { title: '正文', cell: (sample) => <span className="wrap">{sample.text}</span> },
      ]}
    />
  )
}
