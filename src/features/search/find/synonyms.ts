/** What means the same in this field; each word of a line finds all others of it. */
const SAME = [
  ['低保', '最低生活保障'],
  ['医保', '医疗保险', '医疗保障'],
  ['社保', '社会保险', '社会保障'],
  ['老年人', '老人'],
  ['适老化', '长者版'],
  ['预决算', '财政预决算'],
  ['放管服', '简政放权'],
  ['三公经费', '三公'],
  ['拆迁', '房屋征收', '征收补偿'],
  ['征地', '土地征收', '征地拆迁'],
  ['依申请公开', '信息公开申请'],
  ['年报', '年度报告'],
  ['新媒体', '政务新媒体'],
  ['审批', '行政许可', '行政审批'],
  ['罚款', '行政处罚'],
  ['扶贫', '脱贫', '乡村振兴'],
  ['疫情', '新冠肺炎'],
  ['幼儿园', '学前教育'],
  ['规范性文件', '红头文件'],
]

const BY_WORD = new Map<string, string[]>()
for (const line of SAME)
  for (const word of line) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), ...line.filter((other) => other !== word)])

export function synonymsOf(word: string): readonly string[] {
  return BY_WORD.get(word) ?? []
}
