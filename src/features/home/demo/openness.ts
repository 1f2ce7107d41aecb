import { HAIDONG_2020, LEDU_2021, PINGAN_2020 } from '../../publishing/index.js'
import type { Column } from '../column.js'

/** The pages under 政务公开. */
export const OPENNESS: Column[] = [
  {
    path: '/zwgk/kuaisu',
    title: '政务公开快速通道',
    parent: '/zwgk',
    rank: 1,
    lead: '乐都区门户网站的政务公开快速通道设有十二个专栏。',
    source: `${LEDU_2021}，一（三）`,
    blocks: [
      {
        kind: 'names',
        items: [
          '政府文件',
          '财政公开',
          '发展规划',
          '统计信息',
          '项目建设',
          '行政许可',
          '执法监督',
          '公益救济',
          '征地拆迁',
          '环境保护',
          '扶贫攻坚',
          '食品药品',
        ],
      },
      { kind: 'figures', items: [{ label: '2021 年公示重点领域文件', value: '400', unit: '条', approx: true }] },
      { kind: 'notice', text: '各专栏的条目：来源文档只写明设有这些专栏，没有载明内容，这里不设空栏目。' },
    ],
  },
  {
    path: '/zwgk/wenjian',
    title: '政策文件',
    parent: '/zwgk',
    rank: 2,
    lead: '来源报告提到的政务公开文件。只有标题，没有正文。',
    source: `${LEDU_2021}，一（一）；${HAIDONG_2020}，一（五）、（六）；${PINGAN_2020}，一（二）、（三）`,
    blocks: [
      {
        kind: 'links',
        items: [
          { title: '乐都区的文件', href: '/zfxxgk/ledu/fdzdgknr/zcwj', text: '乐都区 2021 年度报告提到的文件' },
          { title: '海东市的文件', href: '/zfxxgk/haidong/fdzdgknr/zcwj', text: '海东市、平安区 2020 年度报告提到的省、市文件' },
          { title: '平安区的文件', href: '/zfxxgk/pingan/fdzdgknr/zcwj', text: '平安区 2020 年度报告提到的文件' },
        ],
      },
    ],
  },
  {
    path: '/zwgk/mulu',
    title: '基层政务公开标准目录',
    parent: '/zwgk',
    rank: 3,
    lead: '乐都区作为试点地区，编制了 43 套《乐都区政务公开事项标准目录》。',
    source: `${HAIDONG_2020}，一（五）`,
    blocks: [
      { kind: 'text', text: '目录围绕五个环节，细化事项公开内容：' },
      { kind: 'names', items: ['决策', '执行', '服务', '管理', '结果'] },
      {
        kind: 'text',
        text: '在这个基础模板上，乐都区、民和县、互助县、化隆县基本完成此项工作；循化县的目录汇编基本完成；平安区正在与第三方合作编制（海东市 2020 年度报告）。',
      },
      { kind: 'notice', text: '43 套目录的内容：来源文档未载明，这里不列空目录。' },
      {
        kind: 'links',
        items: [{ title: '乐都区的标准目录', href: '/zfxxgk/ledu/biaozhunmulu', text: '录入以后，每个事项都能点到已经公开的信息' }],
      },
    ],
  },
  {
    path: '/zwgk/pingtai',
    title: '政府信息公开平台建设',
    parent: '/zwgk',
    rank: 4,
    lead: '按“统一名称、统一格式、统一位置”的要求设置专栏。',
    source: `${HAIDONG_2020}，一（六）`,
    blocks: [
      {
        kind: 'table',
        caption: '海东市 2020 年度报告所述进展',
        head: ['网站', '进展'],
        rows: [
          ['海东市人民政府网站', '已经完成'],
          ['平安区、互助县政府网站', '已经完成'],
          ['市人社局网站', '已经完成'],
          ['乐都区政府网站', '正在改版'],
          ['民和县、循化县政府网站', '近期可以完成'],
          ['市公安局、财政局、市场监管局、生态环境局', '正在推进'],
        ],
      },
    ],
  },
  {
    path: '/zwgk/xinmeiti',
    title: '政务新媒体',
    parent: '/zwgk',
    rank: 5,
    lead: '乐都区政府单位的政务新媒体，每周一自查。',
    source: `${LEDU_2021}，一（二）`,
    blocks: [
      {
        kind: 'figures',
        items: [
          { label: '政务新媒体', value: '62', unit: '个' },
          { label: '申报关停', value: '30', unit: '个' },
          { label: '申报新增', value: '2', unit: '个' },
          { label: '运行', value: '32', unit: '个' },
        ],
      },
      {
        kind: 'list',
        items: [
          '在运行的新媒体一律挂设“区长信箱”在线互动栏目',
          '两周内至少更新一次',
          '每周一自查，填写运行情况登记报表',
          '单位自行关停无力维护和以个人名义开设的新媒体',
        ],
      },
      { kind: 'notice', text: '报告没有说明“新增 2 个”是否已计入 62 个：62 减 30 等于 32。账号名称：来源文档未载明。' },
    ],
  },
  {
    path: '/zwgk/jiandu',
    title: '监督保障',
    parent: '/zwgk',
    rank: 6,
    lead: '乐都区 2021 年度报告所述的不足和下一步工作。',
    source: `${LEDU_2021}，五`,
    blocks: [
      { kind: 'heading', text: '存在的不足' },
      {
        kind: 'list',
        items: [
          '个别单位对政务公开工作的公开度不足，导致整体工作进展不平衡',
          '监督制约机制有待完善，社会评价倒逼体系有待健全',
          '政务公开基层延伸不足，影响了政务公开深入推进',
        ],
      },
      { kind: 'heading', text: '下一步' },
      {
        kind: 'list',
        items: [
          '进一步强化政务公开制度探索',
          '积极推动政务信息资源互认共享',
          '进一步加强政务公开监管：不定期抽查和定期检查，并将检查结果及时通报',
        ],
      },
    ],
  },
]
