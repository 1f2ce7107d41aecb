import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { listSites } from '../../api/sites.js'
import { DataTable } from '../parts/data-table.js'
import { Answered, Page } from '../parts/page.js'
import { useAnswer } from '../query.js'
import { AddSite } from './add-site.js'

type Line = z.output<typeof listSites.answer>['sites'][number]

/** Every site of this installation: by which addresses, whose, and how complete. */
export function SitesPage(): ReactElement {
  const reading = useAnswer(listSites, {})
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title="站点"
      lead="信息只有一份，站点是它的门面：每个站点有自己的域名或路径、标识和导航，展示本单位和下级单位公开的信息，以及别的单位推送来的信息。"
      buttons={reading.data?.mayAdd && !adding && <Button onClick={() => setAdding(true)}>新建站点……</Button>}
    >
      {adding && <AddSite onClose={() => setAdding(false)} />}
      <Answered reading={reading}>
        {({ sites }) => (
          <DataTable
            caption="站点"
            rows={sites}
            keyOf={(site) => site.id}
            empty="还没有站点。"
            columns={[
              {
                title: '名称',
                names: true,
                cell: (site) => (
                  <Link to="/zhandian/$id" params={{ id: site.id }}>
                    {site.name}
                  </Link>
                ),
              },
              { title: '单位', cell: (site) => site.organName || '没有设置' },
              { title: '地址', cell: addressesOf },
              { title: '完整性检查', cell: (site) => (site.gaps === 0 ? '齐全' : `还缺 ${site.gaps} 项`) },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}

function addressesOf({ main, hosts, path }: Line): string {
  const own = [...hosts, ...(path === null ? [] : [path])]
  if (main) return [...own, '其他所有地址'].join('、')
  return own.join('、') || '没有，打不开'
}
