import type { Step } from '../../../../law/clock.js'
import { HeadRow, TableBox } from '../../../platform/html/parts.js'
import { stepBasis, stepLabel, weekdayName } from '../words.js'

/** How a due date comes about, a row a day: which day of the period it is, or why it is not counted. */
export function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    <TableBox caption="怎么算的（逐日）">
      <HeadRow heads={['日期', '星期', '计数', '怎么算', '依据']} />
      <tbody>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: receipt and correction may share a day
          <tr key={i} className={`step ${step.kind}`}>
            <th scope="row">
              <time dateTime={step.day}>{step.day}</time>
            </th>
            <td>{weekdayName(step.day)}</td>
            <td>{step.n === null ? '—' : `第 ${step.n} 日`}</td>
            <td>{stepLabel(step)}</td>
            <td>{stepBasis(step) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
