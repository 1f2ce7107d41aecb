import { Button, Drawer } from 'antd'
import type { ReactElement } from 'react'
import { disableUser, enableUser, issueLink, listUsers, type User } from '../../api/accounts.js'
import { holds, useMe } from '../frame/me.js'
import { useAct } from '../query.js'
import { Grants } from './grants.js'
import type { OneTimeLink } from './link-notice.js'

interface Props {
  user: User | undefined
  onClose: () => void
  onLink: (link: OneTimeLink) => void
}

/** What may be done with a user: their roles, a new link, disabling. */
export function UserDrawer({ user, onClose, onLink }: Props): ReactElement {
  const me = useMe()
  const refresh = [listUsers]
  const disable = useAct(disableUser, { refresh, done: '已停用，正在使用的登录已退出。' })
  const enable = useAct(enableUser, { refresh, done: '已启用。' })
  const issue = useAct(issueLink, { refresh })
  const params = { id: user?.id ?? '' }
  return (
    <Drawer open={user !== undefined} onClose={onClose} size={520} title={user?.name ?? ''} aria-label="用户">
      {user && (
        <>
          <dl className="facts">
            <dt>登录名</dt>
            <dd>{user.login}</dd>
            <dt>单位</dt>
            <dd>{user.organName}</dd>
          </dl>
          <Grants user={user} mayGrant={holds(me, 'role.grant')} />
          {holds(me, 'user.edit') && (
            <div className="buttons">
              <Button
                loading={issue.busy}
                onClick={async () => {
                  const link = await issue.run({ params })
                  if (!link) return
                  onLink(link)
                  onClose()
                }}
              >
                发设置密码的链接
              </Button>
              {user.disabled ? (
                <Button loading={enable.busy} onClick={() => void enable.run({ params })}>
                  启用
                </Button>
              ) : (
                <Button danger loading={disable.busy} onClick={() => void disable.run({ params })}>
                  停用
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Drawer>
  )
}
