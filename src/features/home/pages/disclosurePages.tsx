import type { ReactNode } from 'react'
import type { Page, PageRequest, PublicPage } from '../../../platform/html/page.js'
import { CardLinks, Facts, Notice } from '../../../platform/html/parts.js'
import { isMain } from '../../../platform/site/site.js'
import { catalogueAddress, organsWithCatalogue } from '../../catalogue/index.js'
import {
  DISCLOSURE_NODES,
  DisclosureLayout,
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

/** More than this belongs on the list of organs. */
const SHOWN = 60

/** 政府信息公开: the platform and an organ's page; the nodes below it are served where their content is kept. */
export const disclosurePages: PublicPage[] = [
  { path: '/zfxxgk', kept: true, render: platformPage },
  { path: '/zfxxgk/:organ', kept: true, render: organPage },
]

async function platformPage({ platform, site }: PageRequest): Promise<Page> {
  const own = await organById(platform.database.db, site.organId)
  const root = isMain(site) ? own?.path.split('/')[0] : own?.path
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
        <OrganBody organ={organ} names={names} before={before} hasCatalogue={(await organsWithCatalogue(db)).has(organ.id)} />
      </DisclosureLayout>
    ),
  }
}

interface Shown {
  organ: Organ
  names: OrganName[]
  before: { name: string; on: string }[]
  hasCatalogue: boolean
}

function OrganBody({ organ, names, before, hasCatalogue }: Shown) {
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
      <CardLinks
        items={[
          ...DISCLOSURE_NODES.map(({ key, title }) => ({ href: `/zfxxgk/${organ.id}/${key}`, title })),
          ...(hasCatalogue ? [{ href: catalogueAddress(organ.id), title: '基层政务公开标准目录' }] : []),
        ]}
      />
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
