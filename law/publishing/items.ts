/** An item of what must be made public of an organ's own accord (条例 arts. 20, 21), as a node of 法定主动公开内容. */
export interface DisclosureItem {
  /** Its part of the address. */
  slug: string
  name: string
  article: string
  /** Days without anything new after which the column is stale: a county's practice, to be changed; null: never. Not law. */
  freshnessDays: number | null
  /** A page says one thing; documents are listed with their numbers and days; a list has titles and days. */
  kind: 'list' | 'page' | 'documents'
  items?: DisclosureItem[]
}

const item = (
  slug: string,
  name: string,
  article: string,
  freshnessDays: number | null = 90,
  kind: DisclosureItem['kind'] = 'list',
  items?: DisclosureItem[],
): DisclosureItem => ({ slug, name, article, freshnessDays, kind, ...(items ? { items } : {}) })

const art20 = (n: string) => `条例第二十条第（${n}）项`
const ART_21 = '条例第二十一条'

/** Art. 20: fifteen items, under the names in use since 国办公开办函〔2019〕61号. */
export const ART_20_ITEMS: readonly DisclosureItem[] = [
  item('zcwj', '政策文件', art20('一'), 365, 'documents', [
    item('gz', '规章', art20('一'), null, 'documents'),
    item('gfxwj', '行政规范性文件', art20('一'), 365, 'documents'),
    item('qtwj', '其他文件', art20('一'), 365, 'documents'),
    item('zcjd', '政策解读', '国办发〔2016〕80号', 365),
    item('fzsx', '废止失效文件', art20('一'), null, 'documents'),
  ]),
  item('jgzn', '机构职能', art20('二'), 365, 'page', [
    item('zn', '职能', art20('二'), 365, 'page'),
    item('nsjg', '内设机构', art20('二'), 365, 'page'),
    item('xsdw', '下属单位', art20('二'), 365, 'page'),
    item('lxfs', '地址、时间、电话', art20('二'), 365, 'page'),
    item('fzr', '负责人', art20('二'), 365, 'page'),
  ]),
  item('ghxx', '规划信息', art20('三'), 365, 'documents', [
    item('gmjj', '国民经济和社会发展规划', art20('三'), 365, 'documents'),
    item('zxgh', '专项规划', art20('三'), 365, 'documents'),
    item('qygh', '区域规划', art20('三'), 365, 'documents'),
  ]),
  item('tjxx', '统计信息', art20('四')),
  item('xzxk', '行政许可和其他对外管理服务事项', art20('五')),
  item('xzcfqz', '行政处罚和行政强制', art20('六'), 90, 'list', [
    item('xzcf', '行政处罚', art20('六')),
    item('xzqz', '行政强制', art20('六')),
  ]),
  item('czyjs', '财政预算、决算', art20('七'), 365),
  item('xzsf', '行政事业性收费', art20('八'), 365),
  item('zfcg', '政府集中采购', art20('九'), 180),
  item('zdxm', '重大建设项目', art20('十')),
  item('zdms', '重大民生信息', art20('十一'), 90, 'list', [
    item('xczx', '乡村振兴', art20('十一')),
    item('jy', '教育', art20('十一')),
    item('ylws', '医疗卫生', art20('十一'), 60),
    item('shbz', '社会保障', art20('十一'), 60),
    item('jycy', '就业创业', art20('十一')),
    item('shjz', '社会救助', art20('十一')),
    item('ylfw', '养老服务', art20('十一')),
  ]),
  item('yjgl', '应急管理', art20('十二'), 60),
  item('jdjc', '监督检查', art20('十三'), 90, 'list', [
    item('hjbh', '环境保护', art20('十三'), 60),
    item('ggws', '公共卫生', art20('十三')),
    item('aqsc', '安全生产', art20('十三')),
    item('spyp', '食品药品', art20('十三')),
    item('cpzl', '产品质量', art20('十三')),
  ]),
  item('zkly', '招考录用', art20('十四')),
  item('qtfd', '其他法定信息', art20('十五'), 90, 'list', [
    item('zfgzbg', '政府工作报告', art20('十五'), 365),
    item('jyta', '建议提案办理', art20('十五'), 365),
    item('ssj', '双随机、一公开', art20('十五')),
    item('rsxx', '人事信息', art20('十五')),
  ]),
]

/** Art. 21 ¶1: what governments of cities and counties and their departments add. */
export const ART_21_COUNTY_ITEMS: readonly DisclosureItem[] = [
  item('szjs', '市政建设', ART_21),
  item('ggfw', '公共服务', ART_21),
  item('gysy', '公益事业', ART_21),
  item('tdzs', '土地征收', ART_21),
  item('fwzs', '房屋征收', ART_21),
  item('zagl', '治安管理', ART_21),
  item('shjz', '社会救助', ART_21),
]

/** Art. 21 ¶2: what townships add. */
export const ART_21_TOWNSHIP_ITEMS: readonly DisclosureItem[] = [
  item('nczc', '贯彻落实农业农村政策', ART_21),
  item('ntsl', '农田水利工程建设运营', ART_21),
  item('tdlz', '农村土地承包经营权流转', ART_21),
  item('zjd', '宅基地使用情况审核', ART_21),
  item('tdzs', '土地征收', ART_21),
  item('fwzs', '房屋征收', ART_21),
  item('czcl', '筹资筹劳', ART_21),
  item('shjz', '社会救助', ART_21),
]

/** The items that an organ of this rank must keep: all of art. 20, and its part of art. 21. */
export function itemsFor(organ: { kind: string; rank: string }): readonly DisclosureItem[] {
  if (organ.kind === 'enterprise') return ART_20_ITEMS
  if (organ.rank === 'township' || organ.kind === 'township') return [...ART_20_ITEMS, ...ART_21_TOWNSHIP_ITEMS]
  return organ.rank === 'city' || organ.rank === 'county' ? [...ART_20_ITEMS, ...ART_21_COUNTY_ITEMS] : ART_20_ITEMS
}
