import type { ReactNode } from 'react'
import type { Organ } from '../organ.js'

/** The nodes of an organ's 政府信息公开 page: name, order and address are fixed (国办公开办函〔2019〕61号), 依申请公开 by custom. */
export const DISCLOSURE_NODES = [
  { key: 'zhinan', title: '政府信息公开指南', columnType: '信息公开指南' },
  { key: 'zhidu', title: '政府信息公开制度', columnType: '政策文件' },
  { key: 'fdzdgknr', title: '法定主动公开内容', columnType: '信息公开目录' },
  { key: 'nianbao', title: '政府信息公开年报', columnType: '信息公开年报' },
  { key: 'ysqgk', title: '依申请公开', columnType: '依申请公开' },
] as const
export type DisclosureNode = (typeof DISCLOSURE_NODES)[number]['key']

/** The same menu on the left of every organ's page, whatever stands on the right. `current` null: the organ's own page. */
export function DisclosureLayout({ organ, current, children }: { organ: Organ; current: DisclosureNode | null; children: ReactNode }) {
  return (
    <div className="with-side">
      <nav className="side" aria-label={`${organ.shortName}政府信息公开`}>
        <ul>
          <li>
            <a href={`/zfxxgk/${organ.id}`} aria-current={current === null ? 'page' : undefined}>
              {organ.shortName}
            </a>
          </li>
          {DISCLOSURE_NODES.map(({ key, title }) => (
            <li key={key}>
              <a href={`/zfxxgk/${organ.id}/${key}`} aria-current={current === key ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div>{children}</div>
    </div>
  )
}

/** 当前位置 of a page below an organ's. */
export function disclosureTrail(organ: Organ, ...rest: [label: string, href: string][]): [label: string, href: string][] {
  return [['政府信息公开', '/zfxxgk'], [organ.shortName, `/zfxxgk/${organ.id}`], ...rest]
}
