import type { Column } from '../column.js'
import { HAIDONG_2020, LEDU_2021, PINGAN_2020, ZWFW_2021 } from './sources.js'

/** What the reports say for the locked nodes of each organ's 政府信息公开 page; what is not here is said to be unknown. */
export const NODES: Column[] = [
  {
    ...node('ledu', 'zhinan', '政府信息公开指南'),
    lead: '公众怎样获取政府信息。',
    source: `${HAIDONG_2020}，一（二）、（三）；${LEDU_2021}，一（三）`,
    blocks: [
      { kind: 'heading', text: '主动公开的信息' },
      { kind: 'text', text: '主动公开的信息在门户网站查阅。海东市有的县区在行政服务大厅新增了政府信息查阅点。' },
      { kind: 'heading', text: '依申请公开' },
      { kind: 'text', text: '全市形成以门户网站申请受理为主，邮寄、电子邮件、行政服务大厅窗口等多渠道受理申请。' },
      {
        kind: 'facts',
        items: [
          ['公开工作机构', null],
          ['办公地址', null],
          ['联系电话', null],
          ['电子邮箱', null],
        ],
      },
    ],
  },
  {
    ...node('ledu', 'zhidu', '政府信息公开制度'),
    lead: '来源报告所述的制度和工作机制。',
    source: `${LEDU_2021}，一（一）、（二），五；${HAIDONG_2020}，一（八）`,
    blocks: [
      {
        kind: 'list',
        items: [
          '调整政府信息公开和政务公开工作领导小组，细化责任分工',
          '全面推进基层政务公开标准化规范化工作实施方案',
          '政务新媒体“周一”督查机制：每周一自查',
          '“谁起草谁解读”：以文件解读、新媒体解读、政府网站解读等回应群众困惑',
          '门户网站栏目业务部门负责制：每个专题专栏由相关业务部门定期更新和发布',
          '政策文件解读方案和解读材料同步组织、同步报送、同步审签、同步发布（海东市）',
        ],
      },
    ],
  },
  {
    ...node('ledu', 'fdzdgknr', '法定主动公开内容'),
    lead: '2021 年度报告所列的主动公开情况。',
    source: `${LEDU_2021}，一（三）、二`,
    blocks: [
      {
        kind: 'table',
        caption: '《政府信息公开条例》第二十条所列事项，2021 年',
        head: ['项目', '事项', '数量'],
        rows: [
          ['第（一）项', '规章、规范性文件', '新制作 0，新公开 0，对外公开总数 0'],
          ['第（五）项', '行政许可处理决定', '7032 件'],
          ['第（六）项', '行政处罚处理决定', '897 件'],
          ['第（六）项', '行政强制处理决定', '76 件'],
          ['第（八）项', '行政事业性收费', '333.3 万元'],
        ],
      },
      {
        kind: 'figures',
        items: [
          { label: '公开政务信息', value: '190', unit: '条', approx: true },
          { label: '图片信息', value: '50', unit: '条', approx: true },
          { label: '通知公告', value: '60', unit: '篇', approx: true },
          { label: '转发省市要闻', value: '千', unit: '条', approx: true },
          { label: '重点领域文件', value: '400', unit: '条', approx: true },
        ],
      },
      { kind: 'notice', text: '各类信息的正文：来源文档未载明。相关文件标题见“政务公开—政策文件”。' },
    ],
  },
  {
    ...node('haidong', 'zhinan', '政府信息公开指南'),
    lead: '公众怎样获取政府信息。',
    source: `${HAIDONG_2020}，一（二）、（三）`,
    blocks: [
      {
        kind: 'text',
        text: '全市形成以门户网站申请受理为主，邮寄、电子邮件、行政服务大厅窗口等多渠道受理申请。有的县区在行政服务大厅新增政府信息查阅点。',
      },
      {
        kind: 'facts',
        items: [
          ['公开工作机构', null],
          ['办公地址', null],
          ['联系电话', null],
          ['电子邮箱', null],
        ],
      },
    ],
  },
  {
    ...node('haidong', 'zhidu', '政府信息公开制度'),
    lead: '来源报告所述的制度和工作机制。',
    source: `${HAIDONG_2020}，一（一）、（四）、（八）`,
    blocks: [
      {
        kind: 'list',
        items: [
          '政务公开考核制度：政务公开工作纳入市直部门、县区年度目标责任绩效考核体系',
          '舆情预案管理机制',
          '政策文件解读方案和解读材料同步组织、同步报送、同步审签、同步发布',
        ],
      },
    ],
  },
  {
    ...node('haidong', 'fdzdgknr', '法定主动公开内容'),
    lead: '2020 年更新发布各类信息的数量。',
    source: `${HAIDONG_2020}，一（二）、（八）`,
    blocks: [
      {
        kind: 'figures',
        items: [
          { label: '更新发布各类信息', value: '7361', unit: '条' },
          { label: '政府文件', value: '150', unit: '条' },
          { label: '市政府令', value: '4', unit: '条' },
          { label: '重点领域类信息', value: '73', unit: '条' },
          { label: '疫情防控指挥部通告', value: '6', unit: '期' },
          { label: '各种公示', value: '52', unit: '条' },
          { label: '解读信息（市县区）', value: '19', unit: '份' },
        ],
      },
    ],
  },
  {
    ...node('pingan', 'zhidu', '政府信息公开制度'),
    lead: '来源报告所述的制度。',
    source: `${PINGAN_2020}，一（一）`,
    blocks: [{ kind: 'list', items: ['政务公开责任制度', '反馈制度', '备案制度', '监督制度'] }],
  },
  {
    ...node('pingan', 'fdzdgknr', '法定主动公开内容'),
    lead: '2020 年主动公开政府信息 3275 条。统计涵盖所辖三镇五乡和区政府各部门。',
    source: `${PINGAN_2020}，序言、一（四）`,
    blocks: [
      {
        kind: 'table',
        caption: '2020 年主动公开政府信息',
        head: ['类别', '数量'],
        rows: [
          ['各类文件', '395 件'],
          ['行政审批目录', '27 项'],
          ['权力清单', '130 项'],
          ['工作动态类信息', '1065 条'],
          ['专题类信息', '157 条'],
          ['时政要闻、新闻类', '515 条'],
          ['区长信箱', '34 条'],
          ['教育活动', '50 条'],
          ['财务收支类信息', '316 条'],
          ['其他公开信息', '586 条'],
          ['合计', '3275 条'],
        ],
      },
    ],
  },
  {
    ...node('haidong-zwfw', 'fdzdgknr', '法定主动公开内容'),
    lead: '2021 年主动公开的情况。',
    source: `${ZWFW_2021}，一（三）、二`,
    blocks: [
      {
        kind: 'figures',
        items: [
          { label: '门户网站公开政务信息', value: '5', unit: '条' },
          { label: '政务动态类信息', value: '105', unit: '条' },
          { label: '微信公众号、微博公开信息', value: '4794', unit: '条' },
          { label: '行政规范性文件制发', value: '4', unit: '件' },
          { label: '行政规范性文件现行有效', value: '4', unit: '件' },
        ],
      },
    ],
  },
]

function node(organ: string, name: string, title: string) {
  return { path: `/zfxxgk/${organ}/${name}`, title, parent: `/zfxxgk/${organ}`, rank: 0 }
}
