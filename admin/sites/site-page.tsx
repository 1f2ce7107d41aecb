import { useParams } from '@tanstack/react-router'
import { Alert, Form } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { listSites, moveSite, showSite } from '../../api/sites.js'
import { FormPage } from '../parts/form-page.js'
import { Answered, Page } from '../parts/page.js'
import { useAct, useAnswer } from '../query.js'
import { AddressFields, type AddressValues, addressesOf } from './address-fields.js'
import { SettingsForm } from './settings-form.js'

export type Site = z.output<typeof showSite.answer>

/** The settings of one site, with what its completeness check finds. */
export function SitePage(): ReactElement {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const reading = useAnswer(showSite, { params: { id } })
  return (
    <Answered reading={reading} otherwise="站点">
      {(site) => (
        <Page
          title={site.name}
          lead="页面底部的标识按国办发〔2017〕47号应当齐全。不知道的留空，公开页面显示“来源文档未载明”，不要编造。"
          buttons={
            <a className="button-link" href={homeOf(site)} target="_blank" rel="noreferrer">
              打开站点（新窗口）
            </a>
          }
        >
          <Completeness site={site} />
          {!site.mayEdit && <p>这个站点由{site.organName || '它的单位'}管理，您可以看，不能改名称、标识和导航。</p>}
          {site.mayEdit && <SettingsForm key={site.id} site={site} />}
          {site.mayMove && <AddressForm key={`${site.id}-addresses`} site={site} />}
        </Page>
      )}
    </Answered>
  )
}

function homeOf({ hosts, path }: Site): string {
  if (path !== null) return `${path}/`
  return hosts[0] ? `//${hosts[0]}/` : '/'
}

function Completeness({ site }: { site: Site }): ReactElement {
  const style = { marginBottom: 16 }
  if (site.gaps.length === 0) return <Alert type="success" showIcon title="完整性检查：已经齐全。" style={style} />
  return (
    <Alert
      type="warning"
      showIcon
      style={style}
      title={`完整性检查：还缺 ${site.gaps.length} 项`}
      description={
        <ul>
          {site.gaps.map(({ about, text }) => (
            <li key={about + text}>
              {about}：{text}
            </li>
          ))}
        </ul>
      }
    />
  )
}

function AddressForm({ site }: { site: Site }): ReactElement {
  const [form] = Form.useForm<AddressValues>()
  const act = useAct(moveSite, { refresh: [showSite, listSites], done: '地址已经更改，立即生效。', quiet: true })
  return (
    <section className="card" aria-label="地址">
      <h2>地址</h2>
      <FormPage<AddressValues>
        form={form}
        initial={{ hosts: site.hosts.join('\n'), path: site.path ?? '' }}
        submit="更改地址"
        busy={act.busy}
        failure={act.failure}
        onSubmit={(values) => void act.run({ params: { id: site.id }, body: addressesOf(values) })}
      >
        <AddressFields main={site.main} />
      </FormPage>
    </section>
  )
}
