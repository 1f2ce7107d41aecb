import { HAIDONG_2020, LEDU_2021 } from '../../publishing/index.js'
import type { Column } from '../column.js'

/** The pages under 专题专栏. */
export const TOPICS: Column[] = [
  {
    path: '/zhuanti/shishi',
    title: '我为群众办实事',
    parent: '/zhuanti',
    rank: 1,
    lead: '乐都区以开展“我为群众办实事”活动为契机，强化政策宣传和信息公开。',
    source: `${LEDU_2021}，一（一）`,
    blocks: [
      { kind: 'text', text: '围绕全区主要经济目标和政府工作任务，标明重点责任单位，重点从以下方面持续强化政策宣传及信息公开力度：' },
      { kind: 'list', items: ['推进乡村振兴', '促进区域协调', '加强污染防治和生态建设', '深化重点领域改革', '保障和改善民生'] },
      { kind: 'notice', text: '具体项目：来源文档未载明。' },
    ],
  },
  {
    path: '/zhuanti/ipv6',
    title: 'IPv6 改造',
    parent: '/zhuanti',
    rank: 2,
    lead: '政府网站向新一代互联网协议的改造。',
    source: `${LEDU_2021}，一（三）；${HAIDONG_2020}，一（七）`,
    blocks: [
      { kind: 'text', text: '乐都区在 2021 年度实施完成了网站 IPv6 改造，进行了域名再注册、备案及数据迁移工作。' },
      {
        kind: 'table',
        caption: '海东市 2020 年度报告所述进展',
        head: ['网站', '进展'],
        rows: [
          ['海东市人民政府网站', '已完成；IPv6 地址于 11 月初正常运行'],
          ['化隆县、平安区网站', '已完成，测试合格'],
          ['海东工业园区、乐都区、民和县、互助县、循化县', '正在推进'],
          ['市公安局、财政局、人社局、市场监管局、生态环境局', '正在推进'],
        ],
      },
    ],
  },
  {
    path: '/zhuanti/shilaohua',
    title: '适老化建设',
    parent: '/zhuanti',
    rank: 3,
    lead: '乐都区把加强政府网站适老化建设列为下一步工作。',
    source: `${LEDU_2021}，五`,
    blocks: [
      {
        kind: 'text',
        text: '继续改进政府网站管理，加强政府网站适老化建设，探索政务新媒体公开形式和内容趋向便民化、标准化，做到政府信息同源发布、同源更新。',
      },
      { kind: 'text', text: '本站每一页的右上角都有“长者版”：字更大，按钮更大。选一次以后都有效，再点一次退出。' },
    ],
  },
]
