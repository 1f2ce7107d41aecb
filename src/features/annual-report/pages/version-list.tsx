import type { Change } from '../publication/changes.js'
import type { Shown } from './load.js'

/** The public versions of a report, and what each correction changed and why. */
export function VersionList({ shown: { versions, address } }: { shown: Shown }) {
  const current = versions.at(-1)
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">版本</h2>
      <ol className="versions" reversed>
        {[...versions].reverse().map((version) => (
          <li key={version.number}>
            <p>
              第{version.number}版，
              {version.published_on ? <time dateTime={version.published_on}>{version.published_on}</time> : '公布日期来源文档未载明'}
              {version.number === current?.number ? (
                '（现行）'
              ) : (
                <a href={`${address}/banben/${version.number}`}>查看第{version.number}版原文</a>
              )}
            </p>
            {version.reason && <p>更正原因：{version.reason}</p>}
            {version.changes.length > 0 && (
              <ul>
                {version.changes.map((change) => (
                  <li key={change.path}>{sentence(change)}</li>
                ))}
              </ul>
            )}
            <p className="hint">
              内容校验值（SHA-256）：<code className="wrap-anywhere">{version.hash}</code>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function sentence({ kind, label, before, after }: Change): string {
  if (kind === 'chapter') return `“${label}”的文字有改动`
  return `“${label}”由${before ?? '空白'}改为${after ?? '空白'}`
}
