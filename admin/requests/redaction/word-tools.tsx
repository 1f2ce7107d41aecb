import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { GROUNDS, type Ground, type Marks, type ReleaseDetail, WORD_KINDS, type WordKind } from '../../../api/request-releases.js'
import { hasWord, withoutWord, withWord } from './marks.js'

interface Props {
  detail: ReleaseDetail
  marks: Marks
  ground: Ground
  /** Where the marked words stand, once the server has said so. */
  places: { word: string; count: number }[]
  onChange: (marks: Marks) => void
  onPage: (page: number) => void
}

/** What was found by itself, to tick; and names and words to type. Every place of a word goes. */
export function WordTools({ detail, marks, ground, places, onChange, onPage }: Props): ReactElement {
  const id = useId()
  const typed = marks.words.filter((word) => !detail.suggestions.some((each) => each.text === word.text))
  const count = (text: string) => places.find((each) => each.word === text)?.count
  return (
    <>
      <fieldset>
        <legend>自动找到的（勾选的全部遮盖）</legend>
        {detail.suggestions.length === 0 && <p className="quiet">没有找到号码、电话、邮箱和住址。</p>}
        <ul className="found">
          {detail.suggestions.map(({ text, kind, count: times, pages }) => (
            <li key={text}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={hasWord(marks, text)}
                  onChange={(event) => onChange(event.target.checked ? withWord(marks, { text, kind, ground }) : withoutWord(marks, text))}
                />
                <span className="wrap">
                  {WORD_KINDS[kind]} <strong>{text}</strong> {times} 处
                </span>
              </label>
              {detail.pages > 1 && (
                <button type="button" className="plain" aria-label={`看第 ${pages[0]} 页：${text}`} onClick={() => onPage(pages[0] ?? 1)}>
                  第 {pages.join('、')} 页
                </button>
              )}
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend>姓名和其他文字（每一处都遮盖，空格、断行、全角写法也一样）</legend>
        <AddWord id={id} onAdd={(text, kind) => onChange(withWord(marks, { text, kind, ground }))} />
        <ul className="found">
          {typed.map((word) => (
            <li key={word.text}>
              <span className="wrap">
                <strong>{word.text}</strong> {GROUNDS[word.ground].label}{' '}
                {count(word.text) === 0 ? <em>没有找到</em> : `${count(word.text) ?? '…'} 处`}
              </span>
              <Button size="small" aria-label={`不遮盖 ${word.text}`} onClick={() => onChange(withoutWord(marks, word.text))}>
                去掉
              </Button>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  )
}

function AddWord({ id, onAdd }: { id: string; onAdd: (text: string, kind: WordKind) => void }): ReactElement {
  const [text, setText] = useState('')
  const [kind, setKind] = useState<WordKind>('name')
  const add = () => {
    if (text.trim() === '') return
    onAdd(text.trim(), kind)
    setText('')
  }
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor={`${id}-word`}>要遮盖的文字</label>
        <Input id={`${id}-word`} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} onPressEnter={add} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-kind`}>类别</label>
        <select id={`${id}-kind`} className="plain-select" value={kind} onChange={(event) => setKind(event.target.value as WordKind)}>
          {Object.entries(WORD_KINDS).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <Button onClick={add}>添加</Button>
    </div>
  )
}
