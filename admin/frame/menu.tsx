import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Permission } from '../../api/permissions.js'
import { holds, type Me } from './me.js'

interface Item {
  to: string
  label: string
  /** One of these is needed; none: everybody who is signed in. */
  needs?: Permission[]
  /** Screens below its address have items of their own. */
  exact?: boolean
}

const GROUPS: { title: string; items: Item[] }[] = [
  { title: '', items: [{ to: '/', label: '我的工作', exact: true }] },
  {
    title: '依申请公开',
    items: [
      { to: '/requests', label: '申请件', needs: ['request.view'], exact: true },
      { to: '/requests/register', label: '登记申请', needs: ['request.handle'] },
      { to: '/requests/mail', label: '邮件来件', needs: ['request.handle', 'request.mailbox'] },
      { to: '/requests/reminders', label: '提醒', needs: ['request.view'] },
      { to: '/remedies', label: '复议、诉讼', needs: ['remedy.view'] },
      { to: '/requests/statistics', label: '统计', needs: ['request.view'] },
      { to: '/requests/templates', label: '文书模板', needs: ['document.template', 'request.handle'] },
      { to: '/requests/hand-over', label: '移交工作', needs: ['request.hand-over'] },
    ],
  },
  {
    title: '主动公开',
    items: [
      { to: '/publishing', label: '信息发布', needs: ['publish.view'], exact: true },
      { to: '/publishing/new', label: '新建信息', needs: ['publish.write'] },
      { to: '/publishing/columns', label: '栏目', needs: ['column.view'] },
      { to: '/catalogue', label: '标准目录', needs: ['catalogue.view'] },
      { to: '/publishing/settings', label: '发布设置', needs: ['column.view'] },
      { to: '/questions', label: '政策咨询', needs: ['question.view'] },
      { to: '/corrections', label: '网站纠错', needs: ['correction.handle'] },
      { to: '/imports', label: '从旧网站导入', needs: ['import.run'] },
      { to: '/carriers', label: '公开渠道', needs: ['carriers.manage'] },
      { to: '/inspection', label: '网站自查', needs: ['inspection.view'], exact: true },
      { to: '/inspection/columns', label: '栏目保障', needs: ['inspection.view'] },
      { to: '/inspection/statistics', label: '公开统计', needs: ['inspection.view'] },
    ],
  },
  {
    title: '年度报告',
    items: [
      { to: '/nianbao', label: '编制年度报告', needs: ['report.view'] },
      { to: '/yuedu', label: '读取和校验报告' },
    ],
  },
  {
    title: '基础数据',
    items: [
      { to: '/danwei', label: '机构' },
      { to: '/rili', label: '工作日日历' },
    ],
  },
  {
    title: '管理',
    items: [
      { to: '/yonghu', label: '用户与角色', needs: ['user.edit', 'role.grant'] },
      { to: '/zhandian', label: '站点', needs: ['site.edit', 'site.make'] },
      { to: '/taizhang', label: '操作台账', needs: ['ledger.view'] },
      { to: '/xitong', label: '系统状态', needs: ['system.view'] },
    ],
  },
]

/** The menu of what this person may open; an item that would be refused is not drawn. */
export function Menu({ me, onGo }: { me: Me; onGo: () => void }): ReactElement {
  const groups = GROUPS.map((group) => ({
    ...group,
    items: group.items.filter((item) => !item.needs || item.needs.some((permission) => holds(me, permission))),
  })).filter((group) => group.items.length > 0)
  return (
    <div className="menu">
      {groups.map((group) => (
        <div key={group.title}>
          {group.title && <h2>{group.title}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <Link to={item.to} activeOptions={{ exact: item.exact ?? false, includeSearch: false }} onClick={onGo}>
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
