import type { ReactNode } from 'react'
import { DisclosureLayout, disclosureTrail, type Organ } from '../../organs/index.js'

/** The pages below 依申请公开 of every organ, in the order of their menu; '' is the node itself. */
const NODE_PAGES = [
  { key: '', title: '申请指引' },
  { key: 'shenqing', title: '在线申请' },
  { key: 'chaxun', title: '办理查询' },
  { key: 'wenti', title: '常见问题' },
  { key: 'shoufei', title: '收费' },
  { key: 'jiuji', title: '救济渠道' },
  { key: 'bangzhu', title: '帮助' },
  { key: 'tongji', title: '年度统计' },
] as const
export type NodePage = (typeof NODE_PAGES)[number]['key']

/** What stands around every page below 依申请公开: the organ's menu, and the node's own. */
export function NodeFrame({ organ, current, children }: { organ: Organ; current: NodePage | null; children: ReactNode }) {
  return (
    <DisclosureLayout organ={organ} current="ysqgk">
      <nav aria-label="依申请公开" className="node-menu">
        <ul>
          {NODE_PAGES.map(({ key, title }) => (
            <li key={key}>
              <a href={addressOf(organ, key)} aria-current={key === current ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </DisclosureLayout>
  )
}

/** 当前位置 of a page below 依申请公开. */
export function nodeTrail(organ: Organ, ...rest: [label: string, href: string][]): [label: string, href: string][] {
  return disclosureTrail(organ, ['依申请公开', addressOf(organ, '')], ...rest)
}

/** /zfxxgk/ledu/ysqgk/shoufei */
export function addressOf(organ: Organ, page: NodePage): string {
  return `/zfxxgk/${organ.id}/ysqgk${page === '' ? '' : `/${page}`}`
}
