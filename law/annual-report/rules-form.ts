import { ARTICLE_49, ARTICLE_50, always, FORMATS, type Rule } from './rule.js'

/** The year from which chapter 六 must tell of 信息处理费: 国办函〔2020〕109号 is in force since 2021-01-01. */
export const FEE_STATEMENT_FROM = 2021

/** Rules on the form of a report: layout, headings, parts, dates. */
export const FORM_RULES: Rule[] = [
  always('F-YEAR', 'error', 'D', '表格版式与报告年度', '2019、2020 年度用 60 号文版式，2021 年度起用 30 号文版式，不得混用'),
  always('F-HEAD', 'error', 'V', '六个部分的标题', '六个部分的标题用规定的文字，按顺序各出现一次'),
  always(
    'F-PARTS',
    'warning',
    'V',
    '应当报告的内容',
    '第一部分含主动公开、依申请公开、政府信息管理、平台建设、监督保障；政府的报告还要有工作考核、社会评议和责任追究结果；第六部分（2021 年度起）报告信息处理费',
    `${ARTICLE_50}；${FORMATS}`,
  ),
  always('F-DATE', 'error', 'V', '公布期限', '部门的报告不迟于次年 1 月 31 日，政府的报告不迟于次年 3 月 31 日', ARTICLE_49),
  always('F-INTRO', 'info', 'D', '报告说明', '写明统计期限和公布渠道'),
  always('F-PREFACE', 'warning', 'D', '前言与正文一致', '前言说有的部分，正文里要有'),
]
