import type { ReactNode } from 'react'
import type { Page, PageRequest, PublicPage } from '../../../../platform/html/page.js'
import { type Organ, organById } from '../../../organs/index.js'
import { addressOf, NodeFrame, type NodePage, nodeTrail } from '../frame.js'

/** A page of the guide: the same words for every organ, what differs taken from the organ. */
export interface Guide {
  key: NodePage
  title: string
  lead: string
  /** Whether the page shows what the office set, which changes without the pages being told. */
  live?: boolean
  body: (organ: Organ, request: PageRequest) => Promise<ReactNode> | ReactNode
}

/** A guide at its address below every organ's 依申请公开. */
export function guidePage(guide: Guide): PublicPage {
  return { path: `/zfxxgk/:organ/ysqgk/${guide.key}`, kept: !guide.live, render: (request) => render(guide, request) }
}

async function render({ key, title, lead, body }: Guide, request: PageRequest): Promise<Page | null> {
  const organ = await organById(request.platform.database.db, request.params.organ ?? '')
  if (!organ) return null
  return {
    title: `${organ.shortName}依申请公开${title}`,
    description: lead,
    breadcrumb: nodeTrail(organ, [title, addressOf(organ, key)]),
    meta: { ColumnName: '依申请公开', ColumnType: '依申请公开' },
    body: (
      <NodeFrame organ={organ} current={key}>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {await body(organ, request)}
      </NodeFrame>
    ),
  }
}
