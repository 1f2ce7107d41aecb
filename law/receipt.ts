/**
 * How the day of receipt (收到申请之日) comes about for each channel: fixed by the day it came in, or by the day both sides confirmed.
 * 条例 art. 31; 国办公开办函〔2015〕207号 for what art. 31 does not name.
 */
export const RECEIPT_RULES = {
  'in-person': { fixed: true, basis: '条例第三十一条第一项：当面提交，提交之日' },
  oral: { fixed: true, basis: '条例第二十九条第三款、第三十一条第一项：代为填写，填写之日' },
  'post-signed': { fixed: true, basis: '条例第三十一条第二项：邮寄，签收之日' },
  'post-ordinary': { fixed: false, basis: '条例第三十一条第二项：平常信函，与申请人确认之日' },
  'post-misaddressed': { fixed: false, basis: '国办公开办函〔2015〕207号：寄到其他单位或个人，与申请人确认之日' },
  fax: { fixed: false, basis: '条例第三十一条第三项：传真，双方确认之日' },
  online: { fixed: false, basis: '条例第三十一条第三项：互联网渠道，双方确认之日' },
  email: { fixed: false, basis: '条例第三十一条第三项：电子邮件，双方确认之日' },
  other: { fixed: false, basis: '国办公开办函〔2015〕207号：其他渠道，双方确认之日' },
} as const
