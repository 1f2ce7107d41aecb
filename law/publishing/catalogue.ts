/** The 26 fields of the pilot (国办发〔2019〕54号) by the names in use. More were added by ministries and by counties: fields are data, these are offered. */
export const NATIONAL_FIELDS: readonly string[] = [
  '重大建设项目',
  '公共资源交易',
  '义务教育',
  '户籍管理',
  '社会救助',
  '养老服务',
  '公共法律服务',
  '财政预决算',
  '就业',
  '社会保险',
  '城乡规划',
  '农村集体土地征收',
  '生态环境',
  '国有土地上房屋征收',
  '保障性住房',
  '农村危房改造',
  '市政服务',
  '城市综合执法',
  '涉农补贴',
  '公共文化服务',
  '卫生健康',
  '安全生产',
  '救灾',
  '食品药品监管',
  '税收管理',
  '扶贫',
]

/** 公开渠道和载体: the boxes of the official form, in its order. */
export const CARRIERS: readonly string[] = [
  '政府网站',
  '政府公报',
  '两微一端',
  '发布会/听证会',
  '广播电视',
  '纸质媒体',
  '公开查阅点',
  '政务服务中心',
  '便民服务站',
  '入户/现场',
  '社区/企事业单位/村公示栏',
  '精准推送',
]

/** 公开时限 where its words are exact; everything else stays words. */
export type CatalogueLimit =
  | { kind: 'after'; event: string; days: number; unit: 'working' | 'calendar' | 'month' }
  | { kind: 'every'; days: number }
  | { kind: 'prompt' | 'realtime' | 'long-term' }

const AFTER = /^自?([\p{Script=Han}、]{2,30}?)之日起(\d{1,3})个?(工作日|自然日|日|天|月)(?:以?内)?(?:予以)?(?:公开|更新)?$/u
const UNITS: Record<string, 'working' | 'calendar' | 'month'> = {
  工作日: 'working',
  自然日: 'calendar',
  日: 'calendar',
  天: 'calendar',
  月: 'month',
}
const EVERY: [RegExp, number][] = [
  [/^(?:每周|按周)(?:至少)?(?:更新|公开)?(?:一次)?$/, 7],
  [/^(?:每月|按月)(?:至少)?(?:更新|公开)?(?:一次)?$/, 31],
  [/^(?:每季度?|按季度?)(?:至少)?(?:更新|公开)?(?:一次)?$/, 92],
  [/^(?:每半年)(?:至少)?(?:更新|公开)?(?:一次)?$/, 184],
  [/^(?:每年|按年度?)(?:至少)?(?:更新|公开)?(?:一次)?$/, 366],
]
const WORDS: [RegExp, 'prompt' | 'realtime' | 'long-term'][] = [
  [/^及时(?:公开|更新)?$/, 'prompt'],
  [/^实时(?:公开|更新)?$/, 'realtime'],
  [/^长期(?:公开)?$/, 'long-term'],
]

/** What a 公开时限 means, when nothing in it is left over; null: only its words can be shown. */
export function catalogueLimit(words: string): CatalogueLimit | null {
  const text = words.replace(/[\s　。；;]+/g, '')
  const [, event, days, unit] = AFTER.exec(text) ?? []
  if (event && days && unit) return { kind: 'after', event, days: Number(days), unit: UNITS[unit] ?? 'calendar' }
  const every = EVERY.find(([shape]) => shape.test(text))
  if (every) return { kind: 'every', days: every[1] }
  const word = WORDS.find(([shape]) => shape.test(text))
  return word ? { kind: word[1] } : null
}
