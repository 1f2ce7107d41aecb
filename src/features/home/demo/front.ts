import { LEDU_2021 } from '../../publishing/index.js'
import type { Column } from '../column.js'

/** The numbers of the front page. */
export const FRONT_COLUMN: Column = {
  path: '/',
  title: '公开数据：乐都区 2021 年',
  parent: null,
  rank: 0,
  lead: '数字和说法都来自当年的年度报告，“余”是报告的原话。',
  source: `${LEDU_2021}，一（二）、（三），二，三，四`,
  blocks: [
    {
      kind: 'figures',
      items: [
        { label: '政务信息', value: '190', unit: '条', approx: true },
        { label: '图片信息', value: '50', unit: '条', approx: true },
        { label: '通知公告', value: '60', unit: '篇', approx: true },
        { label: '转发省市要闻', value: '千', unit: '条', approx: true },
        { label: '重点领域文件', value: '400', unit: '条', approx: true },
        { label: '区长信箱回应', value: '60', unit: '件', approx: true },
        { label: '新收公开申请', value: '6', unit: '件' },
        { label: '行政复议', value: '3', unit: '件' },
        { label: '行政诉讼', value: '1', unit: '件' },
        { label: '行政许可决定', value: '7032', unit: '件' },
        { label: '行政处罚决定', value: '897', unit: '件' },
        { label: '行政强制决定', value: '76', unit: '件' },
        { label: '行政事业性收费', value: '333.3', unit: '万元' },
        { label: '运行的政务新媒体', value: '32', unit: '个' },
      ],
    },
  ],
}
