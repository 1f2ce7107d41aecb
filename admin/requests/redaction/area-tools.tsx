import { Button, InputNumber } from 'antd'
import { type ReactElement, useState } from 'react'
import { GROUNDS, type Ground, type Marks, type ReleaseDetail } from '../../../api/request-releases.js'
import { areaOfLine, withArea, withoutArea } from './marks.js'

interface Props {
  sheet: ReleaseDetail['sheets'][number] | undefined
  marks: Marks
  ground: Ground
  onChange: (marks: Marks) => void
}

/** Places to cover, all by keyboard: whole lines from the page's text, a rectangle by numbers; and the list of those that are marked. */
export function AreaTools({ sheet, marks, ground, onChange }: Props): ReactElement {
  return (
    <fieldset>
      <legend>框选的位置</legend>
      <p className="quiet">在页面上拖出方框；或者用键盘从下面选行、填位置。</p>
      {sheet && (
        <details>
          <summary>遮盖第 {sheet.page} 页的整行文字</summary>
          <ul className="found lines">
            {sheet.lines.map((line, i) => {
              const box = { page: sheet.page, left: line.left, top: line.top, right: line.right, bottom: line.bottom }
              const area = areaOfLine(marks, box)
              return (
                <li key={`${i}${line.text}`}>
                  <label className="tick">
                    <input
                      type="checkbox"
                      checked={area !== undefined}
                      onChange={() => onChange(area ? withoutArea(marks, area) : withArea(marks, box, ground))}
                    />
                    <span className="wrap">{line.text}</span>
                  </label>
                </li>
              )
            })}
          </ul>
        </details>
      )}
      {sheet && <ByNumbers key={sheet.page} sheet={sheet} onAdd={(box) => onChange(withArea(marks, box, ground))} />}
      <ul className="found">
        {marks.areas.map((area, i) => (
          <li key={`${area.page}-${area.left}-${area.top}-${area.right}-${i}`}>
            <span>
              第 {area.page} 页，距上边 {millimetres(area.top)}、距左边 {millimetres(area.left)} 毫米，{GROUNDS[area.ground].label}
            </span>
            <Button size="small" aria-label={`去掉第 ${i + 1} 个方框`} onClick={() => onChange(withoutArea(marks, area))}>
              去掉
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

const FIELDS = [
  ['left', '距左边'],
  ['top', '距上边'],
  ['width', '宽'],
  ['height', '高'],
] as const
const POINTS_A_MILLIMETRE = 72 / 25.4

function ByNumbers({
  sheet,
  onAdd,
}: {
  sheet: ReleaseDetail['sheets'][number]
  onAdd: (box: { page: number; left: number; top: number; right: number; bottom: number }) => void
}): ReactElement {
  const [at, setAt] = useState({ left: 20, top: 20, width: 40, height: 6 })
  const add = () => {
    const [left, top] = [at.left * POINTS_A_MILLIMETRE, at.top * POINTS_A_MILLIMETRE]
    const [right, bottom] = [left + at.width * POINTS_A_MILLIMETRE, top + at.height * POINTS_A_MILLIMETRE]
    onAdd({ page: sheet.page, left, top, right: Math.min(right, sheet.width), bottom: Math.min(bottom, sheet.height) })
  }
  return (
    <details>
      <summary>按位置遮盖（毫米）</summary>
      <div className="filters">
        {FIELDS.map(([key, label]) => (
          <div className="field" key={key}>
            <label htmlFor={`area-${key}`}>{label}</label>
            <InputNumber
              id={`area-${key}`}
              min={0}
              max={2000}
              value={at[key]}
              onChange={(value) => setAt({ ...at, [key]: Number(value ?? 0) })}
            />
          </div>
        ))}
        <Button onClick={add}>遮盖这里</Button>
      </div>
    </details>
  )
}

function millimetres(points: number): number {
  return Math.round(points / POINTS_A_MILLIMETRE)
}
