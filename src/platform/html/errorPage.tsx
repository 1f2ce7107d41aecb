import type { ErrorBody } from '../../../api/contract.js'

/** What happened, in plain words, and where to go on. */
export function ErrorPage({ title, error, path }: { title: string; error: ErrorBody; path: string }) {
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
      {error.error === 'not-found' && error.code !== 'gone' && <p>地址可能输错了，或者内容已经移走。</p>}
      <p className="actions">
        {error.error === 'unauthenticated' && (
          <a className="button" href={`/denglu?next=${encodeURIComponent(path)}`}>
            登录
          </a>
        )}
        <a className={error.error === 'unauthenticated' ? 'button quiet' : 'button'} href="/">
          回到首页
        </a>
        <a className="button quiet" href="/zfxxgk">
          政府信息公开
        </a>
      </p>
    </div>
  )
}
