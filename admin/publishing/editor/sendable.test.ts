import { expect, test } from 'vitest'
import { contentSchema } from '../../../api/publishing-content.js'
import { day } from '../../../law/day.js'
import { sendable } from './sendable.js'

const CONTENT = contentSchema.parse({ columnId: 'zfxxgk/ledu/zhinan', instrument: 'page', title: '说明' })

test('what is only half typed is held back, so that the rest can be saved', () => {
  const typed = {
    ...CONTENT,
    sourceUrl: 'https:/',
    interpretationWaiver: { reason: '材料在办', until: day('2021-09-30') },
    relations: [{ kind: 'basis' as const, documentId: null, title: ' ' }],
    attachments: [{ file: 'f1', name: '', inline: false }],
  }
  const sent = sendable(typed)
  expect(sent).toMatchObject({ sourceUrl: null, interpretationWaiver: null, relations: [], attachments: [{ name: '附件' }] })
  expect(contentSchema.safeParse(sent).success).toBe(true)
})

test('what is whole is sent as it is', () => {
  const whole = {
    ...CONTENT,
    sourceUrl: 'https://www.gov.cn/zhengce/',
    interpretationWaiver: { reason: '解读材料正在报送审签，稍后发布', until: day('2021-09-30') },
    relations: [{ kind: 'basis' as const, documentId: null, title: '中华人民共和国政府信息公开条例' }],
  }
  expect(sendable(whole)).toEqual(whole)
})
