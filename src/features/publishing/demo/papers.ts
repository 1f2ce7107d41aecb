import type { DemoRecord } from './record.js'
import { HAIDONG_2020, LEDU_2021, PINGAN_2020 } from './sources.js'

const QTWJ = 'fdzdgknr/zcwj/qtwj'

/** Papers that the reports name: their titles and nothing that nobody told. */
export const PAPERS: DemoRecord[] = [
  paper(
    'ledu-lingdao-xiaozu',
    'ledu',
    '海东市乐都区人民政府办公室关于调整政府信息公开和政务公开工作领导小组成员的通知',
    `${LEDU_2021}，一（一）`,
    {
      issuer: '海东市乐都区人民政府办公室',
      genre: '通知',
    },
  ),
  paper('ledu-biaozhunhua', 'ledu', '关于印发全面推进基层政务公开标准化规范化工作实施方案的通知', `${LEDU_2021}，一（一）`, {
    genre: '通知',
  }),
  paper('ledu-yaodian-2021', 'ledu', '海东市乐都区人民政府办公室关于印发2021年政务公开工作要点的通知', `${LEDU_2021}，一（一）`, {
    issuer: '海东市乐都区人民政府办公室',
    genre: '通知',
  }),
  paper('qinghai-pingtai-2020', 'haidong', '关于规范政府信息公开平台建设有关事项的通知', `${HAIDONG_2020}，一（六）`, {
    issuer: '青海省人民政府办公厅',
    documentNo: '青政办秘函〔2020〕99号',
    genre: '通知',
  }),
  paper('qinghai-shidian', 'haidong', '青海省基层政务公开标准化规范化试点方案', `${HAIDONG_2020}，一（五）`, { genre: '方案' }),
  paper('haidong-fengong-2020', 'haidong', '关于印发2020年全市政务公开重点任务分工方案的通知', `${PINGAN_2020}，一（二）`, {
    genre: '通知',
  }),
  paper('pingan-fengong-2020', 'pingan', '平安区2020年政务公开工作任务分工方案的通知', `${PINGAN_2020}，一（二）`, { genre: '通知' }),
]

function paper(id: string, organId: string, title: string, source: string, more: DemoRecord['more']): DemoRecord {
  return { id, organId, column: QTWJ, title, source, more: { instrument: 'document', titleOnly: true, validity: 'unknown', ...more } }
}
