import { Button, Checkbox, Input, InputNumber } from 'antd'
import type { ReactElement } from 'react'
import type { Content, StatedNumber } from '../../../api/publishing-content.js'
import { Field } from './metadata.js'
import { readStated } from './stated.js'

interface Props {
  content: Content
  set: (more: Partial<Content>) => void
}

const MOST = 100

/** Numbers that the page shows large, as their source states them. */
export function Numbers({ content: { numbers }, set }: Props): ReactElement {
  const change = (at: number, more: Partial<StatedNumber>) =>
    set({ numbers: numbers.map((one, n) => (n === at ? { ...one, ...more } : one)) })
  const write = (at: number, text: string) => {
    const { value, approx } = readStated(text)
    change(at, { text, approx, ...(value === null ? {} : { value }) })
  }
  return (
    <section className="card" aria-labelledby="numbers">
      <h2 id="numbers">数字</h2>
      <p className="quiet">照来源原文写，例如“190余条”，页面照样显示。数值用来统计；来源说“约”“余”的是约数，统计和图表里也写明约。</p>
      <ul className="rows">
        {numbers.map((number, at) => (
          // Two lines may be the same while they are being written.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
          <li key={at} className="two">
            <Field
              id={`number-label-${at}`}
              label="名称"
              hint="例如：公开政务信息"
              value={number.label}
              onChange={(label) => change(at, { label: label.slice(0, 60) })}
            />
            <div className="field">
              <label htmlFor={`number-text-${at}`}>原文写法</label>
              <Input
                id={`number-text-${at}`}
                maxLength={60}
                aria-describedby={`number-text-${at}-hint`}
                value={number.text}
                onChange={(event) => write(at, event.target.value)}
              />
              <span id={`number-text-${at}-hint`} className="quiet small">
                例如：190余条、7032件
              </span>
            </div>
            <div className="field">
              <label htmlFor={`number-value-${at}`}>数值</label>
              <InputNumber
                id={`number-value-${at}`}
                className="full"
                value={number.value}
                onChange={(value) => change(at, { value: value ?? 0 })}
              />
            </div>
            <div className="buttons">
              <Checkbox checked={number.approx} onChange={(event) => change(at, { approx: event.target.checked })}>
                约数
              </Checkbox>
              <Button aria-label={`移除第 ${at + 1} 个数字`} onClick={() => set({ numbers: numbers.filter((_, n) => n !== at) })}>
                移除
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button
        disabled={numbers.length >= MOST}
        onClick={() => set({ numbers: [...numbers, { label: '', value: 0, approx: false, text: '' }] })}
      >
        加一个数字
      </Button>
    </section>
  )
}
