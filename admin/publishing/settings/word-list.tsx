import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listWords, saveWords } from '../../../api/publishing.js'
import type { PublishFinding } from '../../../api/publishing-view.js'
import { DataTable } from '../../parts/data-table.js'
import { Answered } from '../../parts/page.js'
import { useAct, useAnswer } from '../../query.js'
import { SEVERITIES } from '../words.js'

interface Word {
  word: string
  kind: PublishFinding['severity']
  advice: string
}

const BLANK: Word = { word: '', kind: 'reason', advice: '' }

/** The office's wrong and sensitive words, each with how heavy it is and what to write instead. */
export function WordList({ may }: { may: boolean }): ReactElement {
  const reading = useAnswer(listWords, {})
  const act = useAct(saveWords, { refresh: [listWords], done: '词表已更改。' })
  return (
    <section className="card" aria-labelledby="words">
      <h2 id="words">错敏词</h2>
      <Answered reading={reading}>
        {({ words }) => (
          <>
            <DataTable<Word>
              caption={`共 ${words.length} 个词`}
              rows={words}
              keyOf={(row) => row.word}
              empty="还没有词。"
              columns={[
                { title: '词', names: true, cell: (row) => row.word },
                {
                  title: '级别',
                  cell: (row) => <span className={`badge ${SEVERITIES[row.kind].badge}`}>{SEVERITIES[row.kind].word}</span>,
                },
                { title: '建议', cell: (row) => row.advice },
                {
                  title: '办理',
                  cell: (row) =>
                    may && (
                      <Button
                        size="small"
                        aria-label={`移除：${row.word}`}
                        onClick={() => void act.run({ body: { words: words.filter((one) => one.word !== row.word) } })}
                      >
                        移除
                      </Button>
                    ),
                },
              ]}
            />
            {may && (
              <AddWord
                busy={act.busy}
                onAdd={async (added) =>
                  (await act.run({ body: { words: [...words.filter((one) => one.word !== added.word), added] } })) !== undefined
                }
              />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function AddWord({ busy, onAdd }: { busy: boolean; onAdd: (word: Word) => Promise<boolean> }): ReactElement {
  const [typed, setTyped] = useState(BLANK)
  return (
    <form
      className="filters above"
      onSubmit={(event) => {
        event.preventDefault()
        const word = typed.word.trim()
        if (word !== '') void onAdd({ ...typed, word }).then((done) => done && setTyped(BLANK))
      }}
    >
      <div className="field">
        <label htmlFor="word">词</label>
        <Input id="word" maxLength={60} value={typed.word} onChange={(event) => setTyped({ ...typed, word: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor="word-kind">级别</label>
        <select
          id="word-kind"
          className="native-select"
          value={typed.kind}
          onChange={(event) => setTyped({ ...typed, kind: event.target.value as Word['kind'] })}
        >
          {Object.entries(SEVERITIES).map(([kind, { word }]) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="field wide">
        <label htmlFor="advice">建议（例如应当写成什么）</label>
        <Input id="advice" maxLength={200} value={typed.advice} onChange={(event) => setTyped({ ...typed, advice: event.target.value })} />
      </div>
      <Button htmlType="submit" loading={busy}>
        加入词表
      </Button>
    </form>
  )
}
