import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { listUsers, type User } from '../../api/accounts.js'
import { ROLES } from '../../api/permissions.js'
import { holds, useMe } from '../frame/me.js'
import { DataTable } from '../parts/data-table.js'
import { moment } from '../parts/moment.js'
import { Answered, Page } from '../parts/page.js'
import { usePages } from '../parts/pages.js'
import { AddUser } from './add-user.js'
import { LinkNotice, type OneTimeLink } from './link-notice.js'
import { UserDrawer } from './user-drawer.js'

/** The users of one's organs, their roles, and whether they may sign in. */
export function UsersPage(): ReactElement {
  const me = useMe()
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const [link, setLink] = useState<OneTimeLink | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const list = usePages(listUsers, {
    query: { q: q || undefined },
    rowsOf: (answer) => answer.users,
    next: (answer) => (answer.more ? { after: answer.users.at(-1)?.id } : null),
  })
  const opened = list.data?.find((user) => user.id === openId)
  return (
    <Page
      title="用户与角色"
      lead="角色授予某个机构，对它和它的下级有效。系统管理员、安全管理员、审计管理员三员分立，一人只能任其一，也不能再任其他角色。"
      buttons={holds(me, 'user.edit') && <Button onClick={() => setAdding(true)}>增加用户……</Button>}
    >
      {link && <LinkNotice link={link} onClose={() => setLink(null)} />}
      {adding && (
        <AddUser
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false)
            setLink(added)
          }}
        />
      )}
      <div className="filters">
        <div className="field">
          <label htmlFor="q">按姓名或登录名找</label>
          <Input id="q" allowClear value={q} onChange={(event) => setQ(event.target.value)} />
        </div>
      </div>
      <Answered reading={list}>
        {(rows) => (
          <DataTable
            caption="用户"
            rows={rows}
            keyOf={(user) => user.id}
            empty="没有找到用户。"
            more={list.more}
            columns={[
              {
                title: '姓名',
                names: true,
                cell: (user) => (
                  <button type="button" className="plain" aria-label={`管理：${user.name}`} onClick={() => setOpenId(user.id)}>
                    {user.name}
                  </button>
                ),
              },
              { title: '登录名', cell: (user) => user.login },
              { title: '单位', cell: (user) => user.organName },
              { title: '角色', cell: rolesOf },
              { title: '状态', cell: stateOf },
              { title: '上次登录', cell: (user) => moment(user.lastSignInAt) || '从未' },
            ]}
          />
        )}
      </Answered>
      <UserDrawer key={openId} user={opened} onClose={() => setOpenId(null)} onLink={setLink} />
    </Page>
  )
}

function rolesOf(user: User): string {
  return user.grants.map((grant) => `${ROLES[grant.role]}（${grant.organName}）`).join('；') || '还没有角色'
}

function stateOf(user: User): string {
  if (user.disabled) return '已停用'
  return user.hasPassword ? '可以登录' : '还没有设置密码'
}
