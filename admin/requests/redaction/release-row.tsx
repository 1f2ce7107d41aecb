import { Button } from 'antd'
import type { ReactElement } from 'react'
import { type Release, readOriginal, readRelease } from '../../../api/request-releases.js'
import { address } from '../../client.js'
import type { useReleaseActs } from './release-query.js'

const STATUS = { draft: ['待遮盖', 'warning'], made: ['待确认', 'info'], confirmed: ['已确认公开', 'good'] } as const

interface Props {
  requestId: string
  release: Release
  acts: ReturnType<typeof useReleaseActs>
  open: boolean
  onOpen: () => void
}

/** One file: where it stands, and what may be done with it. */
export function ReleaseRow({ requestId, release, acts, open, onOpen }: Props): ReactElement {
  const params = { id: requestId, n: release.n }
  const [words, tone] = STATUS[release.status]
  const about = (verb: string) => ({ 'aria-label': `${verb}：${release.name}` })
  return (
    <li>
      <p className="wrap">
        <strong>{release.name}</strong> <span className={`badge ${tone}`}>{words}</span>
        <span className="quiet">
          {' '}
          {release.pages} 页{release.by && `，${release.by}`}
        </span>
      </p>
      <div className="buttons">
        <Button aria-expanded={open} onClick={onOpen} {...about(release.mayMark ? '标出和生成' : '查看')}>
          {release.mayMark ? '标出和生成' : '查看'}
        </Button>
        {release.certificate && (
          <Button href={address(readRelease, { params })} target="_blank" {...about('打开结果')}>
            打开结果（PDF）
          </Button>
        )}
        {release.mayConfirm && (
          <Button
            type="primary"
            loading={acts.confirm.busy}
            onClick={() => void acts.confirm.run({ params, body: { version: release.version } })}
            {...about('看过结果，确认公开')}
          >
            看过结果，确认公开
          </Button>
        )}
        {release.mayMark && (
          <>
            <Button href={address(readOriginal, { params })} download {...about('下载原件')}>
              下载原件
            </Button>
            <Button
              danger
              loading={acts.drop.busy}
              onClick={() => void acts.drop.run({ params, body: { version: release.version } })}
              {...about('移除')}
            >
              移除
            </Button>
          </>
        )}
      </div>
      {release.whyNot && <p className="quiet">{release.whyNot}</p>}
    </li>
  )
}
