import type { PublicPage } from '../../../../platform/html/page.js'
import { CardLinks, Facts } from '../../../../platform/html/parts.js'
import type { Organ } from '../../../organs/index.js'
import { settingsOf } from '../../documents/settings.js'
import { addressOf } from '../frame.js'
import { Fees } from './fees.js'
import { type Guide, guidePage } from './guide-page.js'
import { QUESTIONS } from './questions.js'
import { remedies } from './remedies.js'

const questions: Guide = {
  key: 'wenti',
  title: '常见问题',
  lead: '申请政府信息公开时大家常问的，每一条都写明依据。',
  body: () => (
    <>
      {QUESTIONS.map(({ question, answer, article }) => (
        <section key={question} className="panel">
          <h2>{question}</h2>
          <p>{answer}</p>
          <p className="hint">依据：{article}</p>
        </section>
      ))}
    </>
  ),
}

const fees: Guide = {
  key: 'shoufei',
  title: '收费',
  lead: '申请政府信息公开不收费。只有数量、频次明显超过合理范围的，行政机关才可以收取信息处理费。',
  body: () => <Fees />,
}

const help: Guide = {
  key: 'bangzhu',
  live: true,
  title: '帮助',
  lead: '阅读、书写、上网有困难，都可以申请，工作人员应当帮助您。',
  body: async (organ, { platform }) => <Help organ={organ} settings={await settingsOf(platform.database.db, organ.id)} />,
}

/** 常见问题, 收费, 救济渠道, 帮助 of every organ. */
export const guidePages: PublicPage[] = [questions, fees, remedies, help].map(guidePage)

const HELPS: [title: string, text: string, article: string][] = [
  ['写字有困难', '您可以口头提出，由受理的工作人员代为填写申请，填好以后念给您听，您确认签名或者按指印。', '条例第二十九条第三款'],
  [
    '阅读困难、看不见或者听不见',
    '行政机关应当为阅读困难或者有视听障碍的公民提供必要的帮助。请说明需要什么：念给您听、大字、手语或者陪同。',
    '条例第四十三条',
  ],
  ['不会上网', '当面提交、邮寄都可以，是任何时候都不能拒绝的渠道。信封请注明“政府信息公开申请”。', '国办公开办函〔2017〕19号'],
  ['请别人代办', '可以委托代理人。请带上授权委托书，以及您和代理人的身份证明。', '条例第二十九条'],
  [
    '不知道该问哪个机关',
    '先向您认为最有关系的机关提出。不归它管的，它要告诉您，能确定的，告诉您归谁管、怎么联系。',
    '条例第三十六条第五项',
  ],
]

function Help({ organ, settings: { contact, address, phone } }: { organ: Organ; settings: Awaited<ReturnType<typeof settingsOf>> }) {
  return (
    <>
      {HELPS.map(([title, text, article]) => (
        <section key={title} className="panel">
          <h2>{title}</h2>
          <p>{text}</p>
          <p className="hint">依据：{article}</p>
        </section>
      ))}
      <h2>找谁帮忙</h2>
      <Facts
        items={[
          ['机关', organ.name],
          ['政府信息公开工作机构', contact || null],
          ['办公地址', address || null],
          ['办公时间', null],
          ['联系电话', phone || null],
        ]}
      />
      <h2>本站的帮助</h2>
      <p>页面顶部的“长者版”放大文字和按键。每一页都可以只用键盘操作，不需要鼠标。网上申请不用注册，写到一半可以保存，以后接着写。</p>
      <CardLinks
        items={[
          { href: addressOf(organ, 'wenti'), title: '常见问题' },
          { href: addressOf(organ, 'chaxun'), title: '办理查询', text: '已经申请过，看看办到哪一步' },
        ]}
      />
    </>
  )
}
