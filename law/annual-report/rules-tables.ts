import { always, FORMAT_2019, FORMAT_2021, FORMATS, type Rule } from './rule.js'

/** Rules on the cells of one report. */
export const TABLE_RULES: Rule[] = [
  always('T3-BAL', 'error', 'V', '表三收支平衡', '一、本年新收 + 二、上年结转 = 三（七）总计 + 四、结转下年度（每列）'),
  always('T3-SUM', 'error', 'V', '表三办理结果合计', '三（七）总计 = 三（一）至（六）各项之和（每列）'),
  always('T3-ROW', 'error', 'V', '表三每行合计', '总计 = 自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他（每行）'),
  always('T3-BLANK', 'error', 'D', '应填未填', '应当填数的格子不留空；没有的填 0'),
  always('T4-SUM', 'error', 'V', '表四每组合计', '结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计（三组）'),
  always('T4-ODD', 'warning', 'D', '表三与表四不相称', '全部予以公开而有复议、诉讼被纠正的，需要核对'),
  always('T2-INT', 'error', 'D', '表二填写的数', '件数为不小于 0 的整数；金额不小于 0，最多四位小数；“/”“-”视为未填'),
  {
    ...always('T2-DEC', 'warning', 'D', '收费金额的小数位数', '表头要求保留几位小数的，金额写几位小数', FORMAT_2021),
    fromYear: 2021,
  },
  {
    ...always('T2-INFORCE', 'warning', 'D', '现行有效件数', '现行有效件数 ≥ 本年制发件数 − 本年废止件数', FORMAT_2021),
    fromYear: 2021,
  },
  {
    ...always('T2-19-OPEN', 'error', 'D', '对外公开总数量', '对外公开总数量 ≥ 本年新公开数量', FORMAT_2019),
  },
  {
    ...always('T2-19-NEW', 'warning', 'D', '本年新公开数量', '本年新公开数量 ≤ 本年新制作数量（补公开往年文件的除外）', FORMAT_2019),
  },
  always(
    'T2-RULE',
    'error',
    'D',
    '规章制定权',
    '只有省、自治区、直辖市和设区的市、自治州人民政府可以制定规章，其余单位“规章”一行填 0',
    '《立法法》第九十三条',
  ),
  always('T2-ODD', 'warning', 'D', '数值不合常理', '表二数值与单位的级别、职能和正文相称', '《政府信息公开条例》第二十条'),
  always('F-TABLE', 'warning', 'V', '表格齐全', '第二、三、四部分各有规定的表格', FORMATS),
]
