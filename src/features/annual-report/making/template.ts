/**
 * The text a new report opens with: the themes of 国办公开办函〔2021〕30号, sentences whose numbers are bound to cells, and places
 * that the clerk must fill in. It claims nothing by itself; while a 〔请填写…〕 is left the report cannot be locked.
 */
export const TEMPLATE: Record<string, string> = {
  '1': [
    '{{year}}年，{{organ}}贯彻执行《中华人民共和国政府信息公开条例》的情况如下。',
    '（一）主动公开。本年制发行政规范性文件{{table2.normativeDocs.issued}}件，废止{{table2.normativeDocs.repealed}}件，现行有效{{table2.normativeDocs.inForce}}件；作出行政许可决定{{table2.permits.decisions}}件、行政处罚决定{{table2.penalties.decisions}}件、行政强制决定{{table2.coercion.decisions}}件。〔请填写：通过政府网站等渠道主动公开的情况〕',
    '（二）依申请公开。本年新收政府信息公开申请{{table3.newReceived.total}}件，上年结转{{table3.carriedIn.total}}件，办结{{table3.resultTotal.total}}件，结转下年度继续办理{{table3.carriedOut.total}}件。因政府信息公开引起的行政复议{{table4.reconsideration.total}}件，行政诉讼{{table4.litigationDirect.total + table4.litigationAfterReview.total}}件。',
    '（三）政府信息管理。〔请填写：政府信息的制作、审查、更新和清理情况〕',
    '（四）政府信息公开平台建设。〔请填写：政府网站和政务新媒体等平台的建设和运行情况〕',
    '（五）监督保障。〔请填写：组织领导、培训、监督检查情况；各级政府还要写明工作考核、社会评议和责任追究结果〕',
  ].join('\n'),
  '2': '',
  '3': '',
  '4': '',
  '5': [
    '（一）存在的主要问题。〔请填写：本年工作中存在的主要问题，以及上年所列问题的改进结果〕',
    '（二）改进情况。〔请填写：针对上述问题的改进措施〕',
  ].join('\n'),
  '6': '〔请填写：本年度发出收费通知的件数和总金额、实际收取的总金额；其他需要报告的事项，没有的写“无”〕',
}

/** Whether a text still holds a place of the template that is not filled in. */
export function isUnfinished(text: string): boolean {
  return text.includes('〔请填写')
}
