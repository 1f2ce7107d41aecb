import { Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { type Content, type Validity, validitySchema } from '../../../api/publishing-content.js'
import { VALIDITIES } from '../../../api/publishing-words.js'

interface Props {
  content: Content
  set: (more: Partial<Content>) => void
  /** Something is public already. */
  changing: boolean
}

type TextName = 'issuer' | 'documentNo' | 'topic' | 'genre' | 'basis' | 'summary' | 'source' | 'sourceUrl' | 'changeNote'
type DayName = 'signedOn' | 'effectiveOn' | 'expiresOn'

/** The canonical fields. What is not known stays blank, and the public page says so; nothing is guessed. */
export function Metadata({ content, set, changing }: Props): ReactElement {
  const text = (name: TextName, label: string, hint = '') => (
    <Field
      key={name}
      id={name}
      label={label}
      value={content[name] ?? ''}
      hint={hint}
      onChange={(value) => set({ [name]: value === '' ? null : value })}
    />
  )
  const day = (name: DayName, label: string) => (
    <Field
      key={name}
      id={name}
      type="date"
      label={label}
      value={content[name] ?? ''}
      onChange={(value) => set({ [name]: value === '' ? null : value })}
    />
  )
  return (
    <section className="card" aria-labelledby="metadata">
      <h2 id="metadata">元数据</h2>
      <p className="quiet">不知道的留空，不要猜：公开的页面会写明“来源文档未载明”。</p>
      <div className="two">
        {text('issuer', '发文机关')}
        {text('documentNo', '发文字号', '例如：乐政办〔2021〕12号')}
        {day('signedOn', '成文日期')}
        {text('genre', '公文种类', '例如：通知、意见、公告')}
        {text('topic', '主题分类')}
        <div className="field">
          <label htmlFor="validity">有效性</label>
          <select
            id="validity"
            className="native-select"
            value={content.validity}
            onChange={(event) => set({ validity: validitySchema.parse(event.target.value) })}
          >
            {(Object.keys(VALIDITIES) as Validity[]).map((key) => (
              <option key={key} value={key}>
                {VALIDITIES[key]}
              </option>
            ))}
          </select>
        </div>
        {day('effectiveOn', '生效日期')}
        {day('expiresOn', '有效期至')}
        <Words id="keywords" label="关键词（用顿号或逗号隔开）" words={content.keywords} onChange={(keywords) => set({ keywords })} />
        <Words id="audience" label="适用对象（用顿号或逗号隔开）" words={content.audience} onChange={(audience) => set({ audience })} />
        {text('basis', '公开依据', '例如：条例第二十条第（一）项')}
        <Area
          id="summary"
          label="内容概述"
          value={content.summary ?? ''}
          onChange={(value) => set({ summary: value === '' ? null : value })}
        />
        {text('source', content.repost ? '转载自（必填）' : '来源')}
        {text('sourceUrl', '来源网址', '以 http:// 或 https:// 开头，写完整才会保存')}
      </div>
      <div className="above">
        <Checkbox checked={content.repost} onChange={(event) => set({ repost: event.target.checked })}>
          转载其他网站的信息
        </Checkbox>
      </div>
      <div>
        <Checkbox checked={content.titleOnly} onChange={(event) => set({ titleOnly: event.target.checked })}>
          只收录标题（来源没有正文，页面会写明）
        </Checkbox>
      </div>
      {changing && <div className="two above">{text('changeNote', '这一版改了什么（给读者看）')}</div>}
    </section>
  )
}

interface FieldProps {
  id: string
  label: string
  value: string
  hint?: string
  type?: 'text' | 'date'
  onChange: (value: string) => void
}

export function Field({ id, label, value, hint, type = 'text', onChange }: FieldProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={type}
        autoComplete="off"
        value={value}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span id={`${id}-hint`} className="quiet small">
          {hint}
        </span>
      )}
    </div>
  )
}

function Area({ id, label, value, onChange }: FieldProps): ReactElement {
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} rows={2} maxLength={1000} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

interface WordsProps {
  id: string
  label: string
  words: string[]
  onChange: (words: string[]) => void
}

/** Some words in one line; how they are typed stays until the field is left. */
function Words({ id, label, words, onChange }: WordsProps): ReactElement {
  const [typed, setTyped] = useState(words.join('、'))
  const change = (value: string) => {
    setTyped(value)
    onChange(
      value
        .split(/[、，,；;\s]+/)
        .map((word) => word.slice(0, 40))
        .filter((word) => word !== '')
        .slice(0, 20),
    )
  }
  return <Field id={id} label={label} value={typed} onChange={change} />
}
