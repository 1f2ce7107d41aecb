import { parseDay } from '../../../../law/day.js'
import { publishBy } from '../../../../law/publishing/due.js'
import type { Check, Found } from './finding.js'

/** Days that cannot be, and art. 26: twenty working days from making to publishing. */
export const datesCheck: Check = {
  name: 'dates',
  title: '日期',
  find({ content, today, calendar, isFirst }) {
    const { signedOn, effectiveOn, expiresOn } = content
    const found: Found[] = []
    const say = (severity: Found['severity'], key: string, message: string, article?: string) =>
      found.push({ severity, where: '元数据', key, message, ...(article ? { article } : {}) })
    if (signedOn && signedOn > today) say('block', 'signed', '成文日期晚于今天，请核对。')
    if (effectiveOn && signedOn && effectiveOn < signedOn) say('reason', 'effective', '生效日期早于成文日期，请核对或说明溯及既往的依据。')
    if (expiresOn && effectiveOn && expiresOn < effectiveOn) say('block', 'expires', '有效期在生效之前就结束了，请核对。')
    const made = signedOn === null ? null : parseDay(signedOn)
    const due = made && isFirst && !content.repost ? publishBy(made, calendar) : null
    if (due && due.due < today) {
      say('reason', 'late', `成文后二十个工作日为 ${due.due}，现在公开已经超期，请说明原因。`, '条例第二十六条')
    }
    return found
  },
}
