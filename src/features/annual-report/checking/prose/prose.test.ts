import { describe, expect, it } from 'vitest'
import { check } from '../check.js'
import type { Finding } from '../finding.js'
import { cellsOf, consistentReport } from '../testing/consistent.js'

/** 38 received, 2 carried in, 35 handled (20 granted, 5 partly, 6 denied, 4 not held), 5 carried out; 3 复议, 1 诉讼. */
const CELLS = {
  ...cellsOf({
    newReceived: 38,
    carriedIn: 2,
    granted: 20,
    partiallyGranted: 5,
    deniedThirdParty: 6,
    unavailableNotHeld: 4,
    resultTotal: 35,
    carriedOut: 5,
    'table2.normativeDocs.issued': 7,
    'table2.normativeDocs.repealed': 2,
    'table4.reconsideration.upheld': 2,
    'table4.reconsideration.other': 1,
    'table4.reconsideration.total': 3,
    'table4.litigationDirect.upheld': 1,
    'table4.litigationDirect.total': 1,
  }),
}

const PROSE_RULES = ['X-TXT', 'X-NEG', 'X-NAME', 'X-PCT', 'X-LIST', 'X-CUT', 'X-FILL', 'X-DUP']

function found(sentences: string[], chapter = 1): Finding[] {
  return check(consistentReport(CELLS, sentences, chapter)).filter((one) => PROSE_RULES.includes(one.rule))
}

describe('sentences that agree with the tables', () => {
  it.each([
    '2022年，全县共收到政府信息公开申请38件，办结35件，结转下年度5件。',
    '2022年，全县新收政府信息公开申请38件，上年结转2件，共办理40件，答复35件，结转2023年5件。',
    '全年受理依申请公开38件，其中自然人申请38件；予以公开20件，部分公开5件，不予公开6件，无法提供4件。',
    '全县收到依申请公开政府信息申请38件，较2021年的45件减少7件，下降15.6%。',
    '收到政府信息公开申请38件，其中当面申请3件、网络申请30件、信函申请5件。',
    '县政府办公室共收到政府信息公开申请12件，均已按时答复。',
    '其中县政府本级收到政府信息公开申请4件，答复4件。',
    '全年发生因政府信息公开引起的行政复议3件，行政诉讼1件。',
    '因政府信息公开申请引发行政复议3件，其中维持2件，其他结果1件；行政诉讼1件，结果维持。',
    '全县因政府信息公开被提起行政复议、行政诉讼共4件。',
    '办理人大代表建议120件、政协提案88件，办结率100%。',
    '12345热线全年受理群众来电34119件，办结34031件，办结率99.7%。',
    '县长信箱收到来信383件，办结379件，答复379件。',
    '县司法局办理行政复议案件56件，审结50件。',
    '全县行政机关负责人出庭应诉行政诉讼案件23件。',
    '依法公开行政许可1234条、行政处罚567条。',
    '制发行政规范性文件7件，废止2件。',
    '全县共印发行政规范性文件7件，同步解读7件。',
    '县政府共出台规范性文件4件。',
    '未发生因政府信息公开引起的行政诉讼败诉案件。',
    '无正当理由大量反复申请的按规定处理。',
    '全年未收到信息处理费。',
    '未收到以传真形式提出的政府信息公开申请。',
    '确保不发生因政府信息公开引起的行政复议、行政诉讼。',
    '未经复议直接起诉的行政诉讼1件。',
    '我市统一部署，我县认真落实。',
    '按照省政府要求，与2021年相比，2022年公开信息增长12%。',
    '主动公开政府信息7361条，其中：政府文件150条，公告4条，重点领域73条。',
    '围绕“决策、执行、管理、服务、结果”五个环节，梳理公开事项。',
    '政务新媒体共62个，其中运行32个，关停30个。',
    '收到政府信息公开申请38件，其中网络申请30件，当面申请3件，答复35件。',
    '2022年,全县共收到政府信息公开申请38件(其中:网络申请32件、信函申请6件),上年结转2件,办结35件.',
    '受理公民、法人和其他组织向县政府提出的政府信息公开申请38件，均在法定时限内予以答复。',
    '全县收到政府信息公开申请38件，上年结转2件，其中网络申请25件，信函申请15件。',
    '全年通过网站共办理并答复信息公开申请3件、纸质申请36件，顺延至下一年答复5件。',
    '没有发生因政府信息公开工作引发的责任追究事件。',
    '在依申请公开工作中没有出现应公开而不予公开的办件。',
    '区县主动公开政府信息3437条，包括：人事信息12条，政务动态1740条，公告公示225条。',
    '未对公众依申请公开政府信息收取任何费用。',
    '因政府信息公开引起的行政复议案件3件，已审结。',
    '收到政府信息公开申请38件，目前正在办理3件。',
    '2022年结转5件，上年结转2件，均为政府信息公开申请。',
    '共解读政策文件45件，其中图解20件、文字解读15件、视频解读10件。',
    '全年受理来电36500件，日均100件。',
    '受理咨询200件，其中电话咨询120件，占60%；现场咨询80件，占40%。',
    '举办培训班3期，培训120人次。',
    '共有各类申请类事项120项，可在线申请110项。',
    '全年收到行政许可申请4500件，办结4480件。',
    '全年受理各类救助申请320件。',
    '2022年5月15日，县政府召开会议三次。',
    '接受社会各界监督，全年收到意见建议15条，采纳12条。',
  ])('%s', (sentence) => {
    expect(found([sentence]).map((one) => [one.rule, one.severity, one.message])).toEqual([])
  })
})

describe('sentences that cannot be true', () => {
  it.each([
    ['2022年，全县共收到政府信息公开申请45件，办结35件。', 'X-TXT', 'error', 'table3.newReceived.total'],
    ['2022年，全县收到政府信息公开申请38件，办结38件。', 'X-TXT', 'error', 'table3.resultTotal.total'],
    ['全县受理政府信息公开申请四十五件。', 'X-TXT', 'error', 'table3.newReceived.total'],
    ['全县新收政府信息公开申请38件，结转下年度继续办理3件。', 'X-TXT', 'error', 'table3.carriedOut.total'],
    ['上年结转政府信息公开申请4件。', 'X-TXT', 'error', 'table3.carriedIn.total'],
    ['因政府信息公开引起的行政复议5件。', 'X-TXT', 'error', 'table4.reconsideration.total'],
    ['因政府信息公开引起的行政复议3件、行政诉讼2件。', 'X-TXT', 'error', 'table4.litigationDirect.total'],
    ['全县共制发行政规范性文件9件。', 'X-TXT', 'error', 'table2.normativeDocs.issued'],
    ['全年没有收到政府信息公开申请。', 'X-NEG', 'error', 'table3.newReceived.total'],
    ['本年度未收到公民、法人或其他组织提出的政府信息公开申请。', 'X-NEG', 'error', 'table3.newReceived.total'],
    ['未发生因政府信息公开引起的行政复议和行政诉讼。', 'X-NEG', 'error', 'table4.reconsideration.total'],
    ['2022年,我县未收到依申请公开事项.', 'X-NEG', 'error', 'table3.newReceived.total'],
    ['2022年，我县未收到依申请公开请求；没有收取任何费用。', 'X-NEG', 'error', 'table3.newReceived.total'],
    ['没有发生因政府信息公开工作引发举报、投诉、行政复议或行政诉讼等事件。', 'X-NEG', 'error', 'table4.reconsideration.total'],
    [
      '公开各类政府信息3437条，包括：人事信息12条，政务动态1740条，公告225条，解读信息共计110条，其他类信息1827条。',
      'X-PCT',
      'warning',
      undefined,
    ],
    ['依申请公开工作中，无行政诉讼案件。', 'X-NEG', 'error', 'table4.litigationDirect.total'],
    ['全县收到政府信息公开申请38件，答复38件。', 'X-TXT', 'warning', 'table3.resultTotal.total'],
    ['全年收到因政府信息公开引起的行政复议2件。', 'X-TXT', 'warning', 'table4.reconsideration.total'],
    ['全县收到政府信息公开申请38件，已全部按时办结。', 'X-TXT', 'warning', 'table3.carriedOut.total'],
    ['全县办理依申请公开38件。', 'X-TXT', 'warning', 'table3.resultTotal.total'],
    ['我局认真落实公开要求。', 'X-NAME', 'warning', undefined],
    ['我区认真落实公开要求。', 'X-NAME', 'warning', undefined],
    ['2021年，我县加强组织领导，落实责任。', 'X-NAME', 'warning', undefined],
    ['2021年，全县收到政府信息公开申请45件。', 'X-NAME', 'warning', undefined],
    ['受理咨询200件，其中电话咨询120件，占50%。', 'X-PCT', 'warning', undefined],
    ['全年受理来电36500件，日均120件。', 'X-PCT', 'warning', undefined],
    ['政务新媒体共62个，其中申报关停30个，申报新增2个，运行的32个。', 'X-PCT', 'warning', undefined],
    ['公开信息100条，其中文件30条，公告40条，其他20条。', 'X-PCT', 'warning', undefined],
    ['全县收到政府信息公开申请38件，比上年增加8件，增长40%。', 'X-PCT', 'warning', undefined],
    ['围绕“决策、执行、管理、服务”五个环节，梳理公开事项。', 'X-LIST', 'info', undefined],
    ['有效回应各类民生诉求60件，', 'X-CUT', 'warning', undefined],
    ['全年收到政府信息公开申请××件。', 'X-FILL', 'warning', undefined],
  ])('%s', (sentence, rule, severity, cell) => {
    const [first, ...others] = found([sentence])
    expect(others.map((one) => one.message)).toEqual([])
    expect([first?.rule, first?.severity]).toEqual([rule, severity])
    expect(first?.cells).toEqual(expect.arrayContaining(cell ? [cell] : []))
  })
})

describe('sentences in other chapters', () => {
  it('speaks of remedies in chapter four without saying that they are about disclosure', () => {
    expect(found(['本年度没有发生行政复议案件。'], 4).map((one) => [one.rule, one.severity])).toEqual([['X-NEG', 'error']])
    expect(found(['本年度共发生行政复议3件，行政诉讼1件。'], 4)).toEqual([])
  })
})
