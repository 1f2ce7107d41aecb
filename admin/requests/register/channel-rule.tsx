import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { channelSchema } from '../../../api/request-view.js'
import { RECEIPT_RULES } from '../../../law/receipt.js'

export type Channel = z.output<typeof channelSchema>

/** What the one date of each channel is. */
export const DATE_LABELS: Record<Channel, string> = {
  'in-person': '当面提交的日期',
  'post-signed': '签收的日期',
  'post-ordinary': '平常信函到达本机关的日期',
  'post-misaddressed': '转到本机关的日期',
  fax: '收到传真的日期',
  online: '网上提交的日期',
  email: '邮件到达的日期',
  oral: '口头提出、代为填写的日期',
  other: '送到本机关的日期',
}

/** How the day of receipt comes about on this channel, and what is to be done today. */
export function ChannelRule({ channel }: { channel: Channel }): ReactElement {
  const { fixed, basis } = RECEIPT_RULES[channel]
  return (
    <Alert
      type={fixed ? 'info' : 'warning'}
      showIcon
      className="spaced"
      title={
        fixed
          ? '这一天就是收到申请之日，登记后随即确认，答复期限从次日起算。'
          : '这一天还不是收到申请之日：请当天与申请人联系，双方确认的那一天才是。登记后它在“待确认”里，当天提醒。'
      }
      description={
        <>
          依据：{basis}
          {channel === 'oral' && (
            <p>
              申请人书写确有困难的，由您代为填写：记下姓名、证件、联系方式、要什么信息、怎样提供，读给申请人听，确认无误后由其签名或者按指印。
            </p>
          )}
          {channel === 'post-misaddressed' && <p>寄到领导个人或者其他部门的，转到政府信息公开工作机构后与申请人确认。</p>}
        </>
      }
    />
  )
}
