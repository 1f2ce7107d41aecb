import { Button, Checkbox, Input } from 'antd'
import type { ReactElement } from 'react'
import { type Content, type Relation, relationKindSchema } from '../../../api/publishing-content.js'
import { RELATIONS } from '../words.js'
import { DocumentSelect } from './document-select.js'
import { Field } from './metadata.js'

interface Props {
  organId: string
  id: string
  content: Content
  set: (more: Partial<Content>) => void
}

/** How it stands to other documents; a normative one goes out with its interpretation, or says why not yet. */
export function Relations({ organId, id, content, set }: Props): ReactElement {
  const { relations } = content
  const change = (at: number, more: Partial<Relation>) =>
    set({ relations: relations.map((one, n) => (n === at ? { ...one, ...more } : one)) })
  return (
    <section className="card" aria-labelledby="relations">
      <h2 id="relations">和其他文件的关系</h2>
      <ul className="rows">
        {relations.map((relation, at) => (
          // Two lines may be the same while they are being written.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
          <li key={at} className="two">
            <div className="field">
              <label htmlFor={`kind-${at}`}>本文件</label>
              <select
                id={`kind-${at}`}
                className="native-select"
                value={relation.kind}
                onChange={(event) => change(at, { kind: relationKindSchema.parse(event.target.value) })}
              >
                {Object.entries(RELATIONS).map(([kind, word]) => (
                  <option key={kind} value={kind}>
                    {word}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor={`other-${at}`}>
                {relation.documentId ? `本网站的：${relation.title || relation.documentId}` : '本网站的文件'}
              </label>
              <DocumentSelect
                id={`other-${at}`}
                organId={organId}
                except={id}
                label="本网站的文件"
                {...(relation.documentId ? { value: relation.documentId } : {})}
                onChange={(documentId, title) => change(at, { documentId: documentId ?? null, ...(title ? { title } : {}) })}
              />
            </div>
            {!relation.documentId && (
              <div className="field">
                <label htmlFor={`title-${at}`}>不在本网站的，写名称和文号</label>
                <Input
                  id={`title-${at}`}
                  maxLength={300}
                  value={relation.title}
                  onChange={(event) => change(at, { title: event.target.value })}
                />
              </div>
            )}
            <div className="buttons">
              <Button aria-label={`移除第 ${at + 1} 条关系`} onClick={() => set({ relations: relations.filter((_, n) => n !== at) })}>
                移除
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button onClick={() => set({ relations: [...relations, { kind: 'basis', documentId: null, title: '' }] })}>加一条关系</Button>
      {content.instrument === 'normative' && <Waiver content={content} set={set} />}
    </section>
  )
}

function Waiver({ content, set }: Pick<Props, 'content' | 'set'>): ReactElement {
  const waiver = content.interpretationWaiver
  return (
    <div className="above">
      <p className="quiet">规范性文件要和解读同时发布（国办发〔2016〕80号）：上面加一条“解读是”，或者写明为什么暂不同步。</p>
      <Checkbox
        checked={waiver !== null}
        onChange={(event) => set({ interpretationWaiver: event.target.checked ? { reason: '', until: '' } : null })}
      >
        解读暂不同步发布
      </Checkbox>
      {waiver && (
        <div className="two">
          <Field
            id="waiver-reason"
            label="理由"
            hint="不少于 10 个字，和日期都填好才会保存"
            value={waiver.reason}
            onChange={(reason) => set({ interpretationWaiver: { ...waiver, reason } })}
          />
          <Field
            id="waiver-until"
            type="date"
            label="最迟哪天补上"
            value={waiver.until}
            onChange={(until) => set({ interpretationWaiver: { ...waiver, until: until as typeof waiver.until } })}
          />
        </div>
      )}
    </div>
  )
}
