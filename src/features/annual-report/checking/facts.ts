import type { Report } from '../../../../law/annual-report/report.js'

/** What kind of unit it is; `office` is the general office of a government, which reports for itself or for all. */
export type OrganKind = 'government' | 'office' | 'department' | 'township' | 'enterprise' | 'unknown'
export type OrganRank = 'province' | 'city' | 'county' | 'township' | 'unknown'

/** What must be known of the unit to judge its report. */
export interface OrganFacts {
  kind: OrganKind
  rank: OrganRank
  /** May make 规章 (立法法 art. 93); null when it cannot be told. */
  mayMakeRules: boolean | null
  /** Reports through its own line: not summed into the local government's report. */
  verticallyLed: boolean
  /** The innermost region of its name with its unit word: 平安区; null when the name has none. */
  region: string | null
  /** The name as the report writes it, spaces removed. */
  name: string | null
}

const REPORT_WORDS = /\d{4}年?度?|政府信息(与政务)?公开|政务公开|(工作)?年度(工作)?报告|工作报告|年报|工作|关于|的/g
const REGION = /((?!政府|人民|办公|行政|管理)[\u4e00-\u9fa5]){1,9}?(自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗)/g
/** Words that end like a region and are none. */
const NO_REGION = /^城市$|(园区|社区|景区|库区|矿区|林区|辖区|校区|灾区|片区|小区)$/
const DEPARTMENT = /(局|厅|委员会|委|办公室|中心|院|部|处|队|会|站|所|馆|公司|大学|学院|医院|银行)$/
const OFFICE = /(人民政府|政府|管委会)?(办公室|办公厅)$/
const TOWNSHIP = /(乡|镇|街道)(人民政府|办事处|政府)?$/

/** The facts as far as the names in the report tell them; `known` facts come from the register of organs and win. */
export function organFacts(report: Report, known: Partial<OrganFacts> = {}): OrganFacts {
  const titled = bareName(report.title)
  const signed = bareName(report.organ)
  const name = pickName(titled, signed)
  const regions = name ? regionsOf(name) : []
  const region = regions.at(-1) ?? null
  const kind = kindOf(name)
  const rank = rankOf(kind, name, regions)
  const facts: OrganFacts = {
    kind,
    rank,
    region,
    name,
    verticallyLed: /(国家税务|海关|金融监督|气象局|烟草|国家统计局|调查队|邮政管理|消防救援|人民银行)/.test(name ?? ''),
    mayMakeRules: mayMakeRules(kind, rank, name),
  }
  return { ...facts, ...known }
}

/** The regions a name goes through, outermost first: 海东市平安区人民政府 gives 海东市, 平安区. */
export function regionsOf(name: string): string[] {
  const found: string[] = []
  for (const match of name.matchAll(REGION)) {
    const after = name.slice((match.index ?? 0) + match[0].length)
    if (/^(场|容|域|级|政(设施|工程|公用|园林|道路|管理|建设))/.test(after) || NO_REGION.test(match[0])) continue
    found.push(match[0])
  }
  return found
}

function bareName(text: string | null): string | null {
  const bare = (text ?? '')
    .replace(/\s/g, '')
    .replace(REPORT_WORDS, '')
    .replace(/[（(].*?[）)]/g, '')
    .replace(/[《》“”:：]/g, '')
  return bare === '' ? null : bare
}

/**
 * A letterhead may name the office that wrote the report while the title names the region it is about (海东市 2020 年度…):
 * the title says whose report it is.
 */
function pickName(titled: string | null, signed: string | null): string | null {
  if (!titled) return signed
  if (!signed) return titled
  return regionsOf(titled).length > 0 ? titled : signed
}

function kindOf(name: string | null): OrganKind {
  if (!name) return 'unknown'
  if (TOWNSHIP.test(name)) return 'township'
  if (OFFICE.test(name) && /(政府|管委会)(办公室|办公厅)$|^(办公室|办公厅)$|[市县区州旗省](办公室|办公厅)$/.test(name)) return 'office'
  if (/(人民政府|政府)$/.test(name)) return 'government'
  if (/(自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗)$/.test(name)) return 'government'
  return DEPARTMENT.test(name) ? 'department' : 'unknown'
}

function rankOf(kind: OrganKind, name: string | null, regions: string[]): OrganRank {
  if (kind === 'township') return 'township'
  const last = regions.at(-1)
  if (!last) return /厅$/.test(name ?? '') ? 'province' : 'unknown'
  if (/(省|自治区)$/.test(last) || /^(北京|上海|天津|重庆)市$/.test(last)) return 'province'
  if (/(县|旗)$/.test(last)) return 'county'
  if (/地区$/.test(last)) return 'city'
  if (/区$/.test(last)) return /(开发区|新区|园区|高新区)$/.test(last) ? 'unknown' : 'county'
  const upper = regions.at(-2)
  if (/市$/.test(last) && upper && /(市|州|地区|盟)$/.test(upper)) return 'county'
  return 'city'
}

/** 立法法 art. 93: provinces, cities with districts, autonomous prefectures. A county-level city cannot be told by its bare name. */
function mayMakeRules(kind: OrganKind, rank: OrganRank, name: string | null): boolean | null {
  if (kind === 'unknown' || rank === 'unknown') return kind === 'township' ? false : null
  if (kind === 'township' || kind === 'enterprise' || rank === 'county' || rank === 'township') return false
  if (kind === 'department') return /^(国家|中华人民共和国)/.test(name ?? '') ? null : false
  if (kind === 'office') return null
  return true
}
