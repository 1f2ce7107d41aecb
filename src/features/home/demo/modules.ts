import { HAIDONG_2020, LEDU_2021, ZWFW_2021 } from '../../publishing/index.js'
import type { Column } from '../column.js'

/** The six modules that 乐都's report names, in its words and order. */
export const MODULES: Column[] = [
  {
    path: '/gaikuang',
    title: '乐都概况',
    parent: null,
    rank: 1,
    lead: '乐都区是海东市的一个区，是青海省基层政务公开标准化规范化的试点地区。',
    source: `${LEDU_2021}，一（一）、（三）；${HAIDONG_2020}，一（五）`,
    blocks: [
      {
        kind: 'facts',
        items: [
          ['名称', '海东市乐都区'],
          ['上级', '海东市'],
          ['政府', '海东市乐都区人民政府'],
          ['政务公开试点', '《青海省基层政务公开标准化规范化试点方案》的试点地区'],
          ['门户网站模块', '乐都概况、领导之窗、政务公开、政民互动、政务服务、专题专栏'],
          ['面积', null],
          ['人口', null],
          ['下辖乡镇、街道', null],
        ],
      },
    ],
  },
  {
    path: '/lingdao',
    title: '领导之窗',
    parent: null,
    rank: 2,
    lead: '这里公开政府负责人的姓名、简历和分工。',
    source: `${LEDU_2021}，一（三）（只写明设有此模块）`,
    blocks: [
      { kind: 'notice', text: '演示站点未载入人员信息：五份来源报告没有写明任何负责人的姓名、简历或分工，本站不编造。' },
      {
        kind: 'facts',
        items: [
          ['区长', null],
          ['副区长', null],
          ['分工', null],
        ],
      },
    ],
  },
  {
    path: '/zwgk',
    title: '政务公开',
    parent: null,
    rank: 3,
    lead: '政府信息公开的指南、制度、法定主动公开内容和年度报告，以及政务公开工作的各项安排。',
    source: `${LEDU_2021}，一（三）`,
    blocks: [
      {
        kind: 'links',
        items: [
          { title: '政府信息公开', href: '/zfxxgk/ledu', text: '指南、制度、法定主动公开内容、年报、依申请公开' },
          { title: '年度报告汇总', href: '/nianbao', text: '各单位各年度的报告，可以对比，可以下载全部数据' },
          { title: '报告检查', href: '/nianbao/jiance', text: '放进一份年度报告，看看表格和文字对不对得上' },
          { title: '工作日历', href: '/rili', text: '工作日、节假日和调休，期限是怎么算出来的' },
        ],
      },
    ],
  },
  {
    path: '/hudong',
    title: '政民互动',
    parent: null,
    rank: 4,
    lead: '群众来信、来电和留言的办理情况。',
    source: `${LEDU_2021}，一（三）；${HAIDONG_2020}，一（四）`,
    blocks: [
      {
        kind: 'links',
        items: [
          { title: '政策咨询', href: '/hudong/zixun', text: '对政策文件有不明白的，在这里问' },
          { title: '政策问答', href: '/hudong/wenda', text: '公开的咨询和答复' },
        ],
      },
      { kind: 'heading', text: '乐都区 2021 年' },
      { kind: 'figures', items: [{ label: '回应民生诉求（区长信箱）', value: '60', unit: '件', approx: true }] },
      { kind: 'heading', text: '海东市 2020 年' },
      {
        kind: 'table',
        caption: '海东市 2020 年受理和办结',
        head: ['渠道', '受理', '办结'],
        rows: [
          ['市民来电', '34119 件', '34031 件'],
          ['市长信箱', '383 件', '379 件'],
          ['网民留言', '103 件', '102 件'],
        ],
      },
      {
        kind: 'table',
        caption: '海东市 2020 年市民来电的去向',
        head: ['去向', '件数', '占比'],
        rows: [
          ['直接答复或办理', '20474', '60%'],
          ['转至县区及市直部门等承办单位', '12641', '37%'],
          ['催办', '1004', '3%'],
        ],
      },
      { kind: 'text', text: '日均来电 93 件，办结率 99.7%，群众满意率 98.9%。两级的年度和范围不同，不能相加。' },
      { kind: 'notice', text: '意见征集、在线访谈、网上调查：暂无。来源文档未载明有正在进行或已经结束的项目。' },
    ],
  },
  {
    path: '/fuwu',
    title: '政务服务',
    parent: null,
    rank: 5,
    lead: '行政许可等事项的办理数量。',
    source: `${LEDU_2021}，二；${ZWFW_2021}，一（三）、二`,
    blocks: [
      { kind: 'heading', text: '乐都区 2021 年' },
      {
        kind: 'figures',
        items: [
          { label: '行政许可处理决定', value: '7032', unit: '件' },
          { label: '行政处罚处理决定', value: '897', unit: '件' },
          { label: '行政强制处理决定', value: '76', unit: '件' },
          { label: '行政事业性收费', value: '333.3', unit: '万元' },
        ],
      },
      { kind: 'heading', text: '海东市政务服务监督管理局 2021 年' },
      {
        kind: 'figures',
        items: [
          { label: '门户网站公开政务信息', value: '5', unit: '条' },
          { label: '政务动态类信息', value: '105', unit: '条' },
          { label: '微信公众号、微博公开信息', value: '4794', unit: '条' },
          { label: '12345 热线诉求（解答满意度 100%）', value: '4', unit: '件' },
        ],
      },
      { kind: 'notice', text: '办事指南、办事入口：来源文档未载明。' },
    ],
  },
  {
    path: '/zhuanti',
    title: '专题专栏',
    parent: null,
    rank: 6,
    lead: '一段时间内的重点工作。',
    source: `${LEDU_2021}，一（一）、（三），五；${HAIDONG_2020}，一（七）`,
    blocks: [],
  },
]
