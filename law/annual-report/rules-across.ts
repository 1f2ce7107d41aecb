import { always, FORMAT_2019, FORMAT_2021, type Rule } from './rule.js'

/** Art. 49, 50: the report of a government covers its departments and the governments below it. */
const ROLL_UP = '《政府信息公开条例》第四十九条、第五十条：政府的报告汇总所属各单位'
const COPIES = '《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）：内容雷同、敷衍应付的依第四十七条督促整改'

/** Rules between two years of one unit, and between a government and the units it covers. */
export const ACROSS_RULES: Rule[] = [
  always('Y-CARRY', 'error', 'D', '跨年结转', '本年“二、上年结转” = 上年“四、结转下年度继续办理”（每列）'),
  always('Y-NEXT', 'info', 'D', '下一年度的上年结转', '下一年度“二、上年结转” = 本年“四、结转下年度继续办理”'),
  {
    ...always('Y-INFORCE', 'warning', 'D', '现行有效件数的变化', '现行有效件数 = 上年现行有效件数 + 本年制发 − 本年废止', FORMAT_2021),
    fromYear: 2021,
  },
  {
    ...always('Y-19', 'warning', 'D', '项目数量的变化', '上年“上一年项目数量 + 本年增/减” = 本年“上一年项目数量”', FORMAT_2019),
    untilYear: 2020,
  },
  always('Y-PEND', 'warning', 'D', '未审结案件', '上年尚未审结 ≤ 本年总计（每组）'),
  always('Y-PART', 'warning', 'D', '与上年相比的说法', '正文所说比上年增减的数，与上年报告相符'),
  always('X-COPY', 'warning', 'V', '与别的报告雷同', '正文不照抄上年或别的单位的报告', COPIES),
  always('R-GE', 'error', 'D', '汇总不小于分项', '政府报告每格的数 ≥ 所含任一单位同一格的数', ROLL_UP),
  always('R-SUM', 'warning', 'D', '汇总等于分项之和', '政府报告每格的数 = 所含各单位之和（含本级）', ROLL_UP),
  always('R-SHARE', 'warning', 'D', '分项占汇总的比例', '一个单位不占全部的大部分', ROLL_UP),
  always('R-LEVEL', 'warning', 'D', '下级与上级的规模', '下级单位一年的数不大于上级全部单位相邻年度的数', ROLL_UP),
  always('R-TEXT', 'info', 'D', '上下级说法对照', '同一件事，上级和下级报告的说法一致', ROLL_UP),
]
