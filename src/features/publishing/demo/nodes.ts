import { about, type DemoRecord, exact, table, text } from './record.js'
import { HAIDONG_2020, LEDU_2021, PINGAN_2020, ZWFW_2021 } from './sources.js'

const CONTACTS = '公开工作机构、办公地址、联系电话、电子邮箱：来源文档未载明。'
const CHANNELS = '全市形成以门户网站申请受理为主，邮寄、电子邮件、行政服务大厅窗口等多渠道受理申请。'
const ITEMS = '《政府信息公开条例》第二十条'

/** What the reports say for the guide, the rules and the items of arts. 20 and 21. */
export const NODES: DemoRecord[] = [
  {
    ...guide('ledu', `${HAIDONG_2020}，一（二）、（三）；${LEDU_2021}，一（三）`),
    more: {
      instrument: 'page',
      body: text(
        '<h2>主动公开的信息</h2>',
        '主动公开的信息在门户网站查阅。海东市有的县区在行政服务大厅新增了政府信息查阅点。',
        '<h2>依申请公开</h2>',
        CHANNELS,
        CONTACTS,
      ),
    },
  },
  {
    ...guide('haidong', `${HAIDONG_2020}，一（二）、（三）`),
    more: { instrument: 'page', body: text(CHANNELS, '有的县区在行政服务大厅新增政府信息查阅点。', CONTACTS) },
  },
  {
    ...rules('ledu', `${LEDU_2021}，一（一）、（二），五；${HAIDONG_2020}，一（八）`),
    more: {
      instrument: 'page',
      body: text([
        '调整政府信息公开和政务公开工作领导小组，细化责任分工',
        '全面推进基层政务公开标准化规范化工作实施方案',
        '政务新媒体“周一”督查机制：每周一自查',
        '“谁起草谁解读”：以文件解读、新媒体解读、政府网站解读等回应群众困惑',
        '门户网站栏目业务部门负责制：每个专题专栏由相关业务部门定期更新和发布',
        '政策文件解读方案和解读材料同步组织、同步报送、同步审签、同步发布（海东市）',
      ]),
    },
  },
  {
    ...rules('haidong', `${HAIDONG_2020}，一（一）、（四）、（八）`),
    more: {
      instrument: 'page',
      body: text([
        '政务公开考核制度：政务公开工作纳入市直部门、县区年度目标责任绩效考核体系',
        '舆情预案管理机制',
        '政策文件解读方案和解读材料同步组织、同步报送、同步审签、同步发布',
      ]),
    },
  },
  {
    ...rules('pingan', `${PINGAN_2020}，一（一）`),
    more: { instrument: 'page', body: text(['政务公开责任制度', '反馈制度', '备案制度', '监督制度']) },
  },
  ledu('zcwj', 'ledu-guifanxing-2021', '2021年规章和规范性文件数量', '二', {
    basis: `${ITEMS}第（一）项`,
    numbers: [exact('规章、规范性文件新制作', 0, '件'), exact('新公开', 0, '件'), exact('对外公开总数', 0, '件')],
  }),
  ledu('xzxk', 'ledu-xuke-2021', '2021年行政许可处理决定数量', '二', {
    basis: `${ITEMS}第（五）项`,
    numbers: [exact('行政许可处理决定', 7032, '件')],
  }),
  ledu('xzcfqz/xzcf', 'ledu-chufa-2021', '2021年行政处罚处理决定数量', '二', {
    basis: `${ITEMS}第（六）项`,
    numbers: [exact('行政处罚处理决定', 897, '件')],
  }),
  ledu('xzcfqz/xzqz', 'ledu-qiangzhi-2021', '2021年行政强制处理决定数量', '二', {
    basis: `${ITEMS}第（六）项`,
    numbers: [exact('行政强制处理决定', 76, '件')],
  }),
  ledu('xzsf', 'ledu-shoufei-2021', '2021年行政事业性收费金额', '二', {
    basis: `${ITEMS}第（八）项`,
    numbers: [exact('行政事业性收费', 333.3, '万元')],
  }),
  ledu('qtfd', 'ledu-zhudong-2021', '2021年主动公开信息的数量', '一（三）', {
    numbers: [
      about('公开政务信息', 190, '190余条'),
      about('图片信息', 50, '50余条'),
      about('通知公告', 60, '60余篇'),
      about('转发省市要闻', 1000, '千余条'),
      about('公示重点领域文件', 400, '400余条'),
    ],
  }),
  {
    id: 'haidong-zhudong-2020',
    organId: 'haidong',
    column: 'fdzdgknr/qtfd',
    title: '2020年更新发布各类信息的数量',
    source: `${HAIDONG_2020}，一（二）、（八）`,
    more: {
      numbers: [
        exact('更新发布各类信息', 7361, '条'),
        exact('政府文件', 150, '条'),
        exact('市政府令', 4, '条'),
        exact('重点领域类信息', 73, '条'),
        exact('疫情防控指挥部通告', 6, '期'),
        exact('各种公示', 52, '条'),
        exact('解读信息（市县区）', 19, '份'),
      ],
    },
  },
  {
    id: 'pingan-zhudong-2020',
    organId: 'pingan',
    column: 'fdzdgknr/qtfd',
    title: '2020年主动公开政府信息的数量',
    source: `${PINGAN_2020}，序言、一（四）`,
    more: {
      body: text(
        '2020 年主动公开政府信息 3275 条。统计涵盖所辖三镇五乡和区政府各部门。',
        table(
          '2020 年主动公开政府信息',
          ['类别', '数量'],
          [
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
        ),
      ),
    },
  },
  {
    id: 'haidong-zwfw-zhudong-2021',
    organId: 'haidong-zwfw',
    column: 'fdzdgknr/qtfd',
    title: '2021年主动公开信息的数量',
    source: `${ZWFW_2021}，一（三）`,
    more: {
      numbers: [exact('门户网站公开政务信息', 5, '条'), exact('政务动态类信息', 105, '条'), exact('微信公众号、微博公开信息', 4794, '条')],
    },
  },
  {
    id: 'haidong-zwfw-guifanxing-2021',
    organId: 'haidong-zwfw',
    column: 'fdzdgknr/zcwj',
    title: '2021年行政规范性文件数量',
    source: `${ZWFW_2021}，二`,
    more: { basis: `${ITEMS}第（一）项`, numbers: [exact('制发', 4, '件'), exact('现行有效', 4, '件')] },
  },
]

function guide(organId: string, source: string): DemoRecord {
  return { id: `${organId}-zhinan`, organId, column: 'zhinan', title: '政府信息公开指南', source }
}

function rules(organId: string, source: string): DemoRecord {
  return { id: `${organId}-zhidu`, organId, column: 'zhidu', title: '政府信息公开制度和工作机制', source }
}

function ledu(column: string, id: string, title: string, place: string, more: DemoRecord['more']): DemoRecord {
  return { id, organId: 'ledu', column: `fdzdgknr/${column}`, title, source: `${LEDU_2021}，${place}`, ...(more ? { more } : {}) }
}
