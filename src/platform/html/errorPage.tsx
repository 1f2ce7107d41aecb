import type { ErrorBody } from '../../../api/contract.js'

/** What happened, in plain words, and where to go on. */
export function ErrorPage({ title, error }: { title: string; error: ErrorBody }) {
  return (
    <div className="narrow">
      <h1>{title}</h1>
      <p className="lead">{error.message}</p>
      {error.article && <p>依据：{error.article}</p>}
      {error.id && (
        <p>
          错误编号：<code>{error.id}</code>
        </p>
      )}
      {error.error === 'not-found' && <p>地址可能输错了，或者内容已经移走。</p>}
      <p className="actions">
        <a className="button" href="/">
          回到首页
        </a>
        <a className="button quiet" href="/zfxxgk">
          政府信息公开
        </a>
      </p>
    </div>
  )
}
