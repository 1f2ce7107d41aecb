import { Input } from 'antd'
import type { ReactElement } from 'react'
import { requestFeedLink } from '../../../api/requests.js'
import { Answered } from '../../parts/page.js'
import { useAnswer } from '../../query.js'

/** The address of the caller's own calendar feed, and what whoever has it can see. */
export function CalendarLink(): ReactElement {
  const link = useAnswer(requestFeedLink, {})
  return (
    <section className="card" aria-labelledby="feed">
      <h2 id="feed">订阅到日历</h2>
      <p>
        在手机或电脑的日历里选择“订阅日历”，粘贴下面的地址。每件申请在答复期限那一天有一条提醒，只有编号和单位，没有申请人和内容；期限变动后自动更新。
      </p>
      <Answered reading={link}>
        {({ path }) => (
          <div className="field">
            <label htmlFor="feed-address">您的日历地址</label>
            <Input id="feed-address" readOnly value={`${location.origin}${path}`} onFocus={(event) => event.target.select()} />
          </div>
        )}
      </Answered>
      <p className="quiet">知道这个地址的人都能看到编号和日期，请不要转发给别人。账号停用后地址随即失效。</p>
    </section>
  )
}
