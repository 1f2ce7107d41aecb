import type { ReactNode } from 'react'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks, Facts, Notice, UNKNOWN } from '../../../platform/html/parts.js'
import { readSite } from '../../../platform/site/site.js'
import {
  DISCLOSURE_NODES,
  DisclosureLayout,
  type DisclosureNode,
  disclosureTrail,
  namesOf,
  ORGAN_KINDS,
  ORGAN_RANKS,
  type Organ,
  type OrganName,
  organById,
  organsBelow,
  predecessorsOf,
} from '../../organs/index.js'
import type { Column } from '../column.js'
import { columnAt } from '../store.js'
import { Blocks } from './blocks.js'

/** More than this belongs on the list of organs. */
const SHOWN = 60

/** 政府信息公开: the platform, an organ's page, and the nodes below it that no other feature serves. */
export const disclosurePages: PublicPage[] = [
  { path: '/zfxxgk', kept: true, render: platformPage },
  { path: '/zfxxgk/:organ', kept: true, render: organPage },
  ...DISCLOSURE_NODES.filter(({ key }) => key !== 'nianbao' && key !== 'ysqgk').map(({ key }) => ({
    path: `/zfxxgk/:organ/${key}`,
    kept: true,
    render: (request: PageRequest) => nodePage(request, key),
  })),
]

async function platformPage({ platform }: PageRequest): Promise<Page> {
  const site = await readSite(platform.database.db)
  const own = await organById(platform.database.db, site.organId)
  const root = own?.path.split('/')[0]
  const below = root === undefined ? [] : (await organsBelow(platform.database.db, root)).slice(0, SHOWN)
  const organs = own ? [own, ...below.filter((organ) => organ.id !== own.id)] : below
  return {
    title: '政府信息公开',
    description: '各单位的政府信息公开指南、制度、法定主动公开内容和年报。',
    breadcrumb: [['政府信息公开', '/zfxxgk']],
    meta: { ColumnName: '政府信息公开', ColumnType: '信息公开目录' },
    body: (
      <>
        <h1>政府信息公开</h1>
        <p className="lead">每个单位的页面名称、格式、位置都一样：指南、制度、法定主动公开内容、年报、依申请公开。</p>
        <h2>选择单位</h2>
        <CardLinks
          items={organs.map((organ) => ({
            href: `/zfxxgk/${organ.id}`,
            title: organ.name,
            text: `${ORGAN_RANKS[organ.rank]} · ${ORGAN_KINDS[organ.kind]}`,
          }))}
        />
        <h2>汇总</h2>
        <CardLinks
          items={[
            { href: '/nianbao', title: '年度报告汇总', text: '按单位和年度排列，可以对比，可以下载' },
            { href: '/jigou', title: '机构名录', text: '按隶属关系排列' },
          ]}
        />
      </>
    ),
  }
}

async function organPage({ platform, params }: PageRequest): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  if (!organ) return null
  const names = await namesOf(db, organ.id)
  const before = await predecessorsOf(db, organ.id)
  return {
    title: `${organ.name}政府信息公开`,
    breadcrumb: disclosureTrail(organ),
    meta: { ColumnName: '政府信息公开', ColumnType: '信息公开目录' },
    body: (
      <DisclosureLayout organ={organ} current={null}>
        <OrganBody organ={organ} names={names} before={before} />
      </DisclosureLayout>
    ),
  }
}

function OrganBody({ organ, names, before }: { organ: Organ; names: OrganName[]; before: { name: string; on: string }[] }) {
  const earlier = names.filter((name) => name.until !== null)
  return (
    <>
      <h1>{organ.name}</h1>
      <p className="lead">政府信息公开</p>
      {organ.endedOn && (
        <Notice kind="warning">
          <p>这个单位已于 {organ.endedOn} 撤销或合并，以下是它存续期间的信息。</p>
        </Notice>
      )}
      <CardLinks items={DISCLOSURE_NODES.map(({ key, title }) => ({ href: `/zfxxgk/${organ.id}/${key}`, title }))} />
      <h2>基本情况</h2>
      <Facts
        items={[
          ['单位名称', organ.name],
          ['类别', ORGAN_KINDS[organ.kind]],
          ['层级', ORGAN_RANKS[organ.rank]],
          ['规章制定权', organ.mayMakeRules ? '有（立法法第九十三条）' : '无'],
          ...earlier.map((name): [string, ReactNode] => ['曾用名', `${name.name}（至 ${name.until}）`]),
          ...before.map((one): [string, ReactNode] => ['并入的单位', `${one.name}（${one.on}）`]),
          ['办公地址', null],
          ['办公时间', null],
          ['联系电话', null],
        ]}
      />
    </>
  )
}

async function nodePage({ platform, params }: PageRequest, key: DisclosureNode): Promise<Page | null> {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const node = DISCLOSURE_NODES.find((one) => one.key === key)
  if (!organ || !node) return null
  const path = `/zfxxgk/${organ.id}/${key}`
  const column = await columnAt(db, path)
  return {
    title: `${organ.shortName}${node.title}`,
    breadcrumb: disclosureTrail(organ, [node.title, path]),
    meta: { ColumnName: node.title, ColumnType: node.columnType },
    source: column?.source ?? undefined,
    body: (
      <DisclosureLayout organ={organ} current={key}>
        <h1>{node.title}</h1>
        {column ? <NodeBody column={column} /> : <NothingKnown organ={organ} title={node.title} />}
      </DisclosureLayout>
    ),
  }
}

function NodeBody({ column }: { column: Column }) {
  return (
    <>
      {column.lead && <p className="lead">{column.lead}</p>}
      <Blocks blocks={column.blocks} />
    </>
  )
}

function NothingKnown({ organ, title }: { organ: Organ; title: string }) {
  return (
    <Notice title={UNKNOWN}>
      <p>
        本站的来源文档没有写明{organ.shortName}的{title}。
      </p>
    </Notice>
  )
}
