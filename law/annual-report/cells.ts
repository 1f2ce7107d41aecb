/**
 * The cells of the statutory annual report (政府信息公开工作年度报告), by path.
 * Layout 2019: 国办公开办函〔2019〕60号 (report years 2019 and 2020). Layout 2021: 国办公开办函〔2021〕30号 (2021 on).
 * A path is `table2.ROW.COLUMN`, `table3.ROW.COLUMN` or `table4.GROUP.RESULT`.
 */
export type CellPath = string

/** What the tables say: a number, or null for a cell that stands there blank. A cell that is not there has no entry. */
export type Cells = Record<CellPath, number | null>

/** The layout of a format, and of a report that mixes both. */
export type Layout = '2019' | '2021'
export type ReportLayout = Layout | 'mixed'

/** The layout due for a report year: 30号 was issued on 2021-09-29 and first used for 2021. */
export function layoutOfYear(year: number): Layout {
  return year >= 2021 ? '2021' : '2019'
}

export interface Column {
  key: string
  /** As the official form prints it. */
  label: string
  /** Numbers of this column: whole counts, signed change, or money with up to four decimals. */
  kind: 'count' | 'signed' | 'money'
}

export interface Row {
  key: string
  label: string
}

/** One block of table 2: an item of art. 20 with its own columns. */
export interface Table2Block {
  /** 第二十条第（一）项 … */
  item: string
  columns: Column[]
  rows: Row[]
}

const count = (key: string, label: string): Column => ({ key, label, kind: 'count' })

export const TABLE2: Record<Layout, Table2Block[]> = {
  '2021': [
    {
      item: '第二十条第（一）项',
      columns: [count('issued', '本年制发件数'), count('repealed', '本年废止件数'), count('inForce', '现行有效件数')],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocs', label: '行政规范性文件' },
      ],
    },
    {
      item: '第二十条第（五）项',
      columns: [count('decisions', '本年处理决定数量')],
      rows: [{ key: 'permits', label: '行政许可' }],
    },
    {
      item: '第二十条第（六）项',
      columns: [count('decisions', '本年处理决定数量')],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      item: '第二十条第（八）项',
      columns: [{ key: 'amountWan', label: '本年收费金额（单位：万元）', kind: 'money' }],
      rows: [{ key: 'fees', label: '行政事业性收费' }],
    },
  ],
  '2019': [
    {
      item: '第二十条第（一）项',
      columns: [count('made', '本年新制作数量'), count('opened', '本年新公开数量'), count('totalOpen', '对外公开总数量')],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocs', label: '规范性文件' },
      ],
    },
    {
      item: '第二十条第（五）项',
      columns: [
        count('previousItems', '上一年项目数量'),
        { key: 'change', label: '本年增/减', kind: 'signed' },
        count('decisions', '处理决定数量'),
      ],
      rows: [
        { key: 'permits', label: '行政许可' },
        { key: 'otherServices', label: '其他对外管理服务事项' },
      ],
    },
    {
      item: '第二十条第（六）项',
      columns: [
        count('previousItems', '上一年项目数量'),
        { key: 'change', label: '本年增/减', kind: 'signed' },
        count('decisions', '处理决定数量'),
      ],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      item: '第二十条第（八）项',
      columns: [count('previousItems', '上一年项目数量'), { key: 'change', label: '本年增/减', kind: 'signed' }],
      rows: [{ key: 'fees', label: '行政事业性收费' }],
    },
    {
      item: '第二十条第（九）项',
      columns: [count('projects', '采购项目数量'), { key: 'amount', label: '采购总金额', kind: 'money' }],
      rows: [{ key: 'procurement', label: '政府集中采购' }],
    },
  ],
}

/** The seven numeric columns of table 3; the first six are kinds of applicant, the seventh their sum. */
export const APPLICANT_COLUMNS: Column[] = [
  count('naturalPerson', '自然人'),
  count('business', '商业企业'),
  count('research', '科研机构'),
  count('publicWelfare', '社会公益组织'),
  count('legalService', '法律服务机构'),
  count('otherOrg', '其他'),
  count('total', '总计'),
]

/** A row of table 3. `leaf` rows are outcomes, of which every request gets exactly one. */
export interface Table3Row extends Row {
  /** The heading printed over it: （三）不予公开 …, or null. */
  group: string | null
  leaf: boolean
}

const leaf = (key: string, group: string | null, label: string): Table3Row => ({ key, group, label, leaf: true })
const plain = (key: string, label: string): Table3Row => ({ key, group: null, label, leaf: false })

const DENIED = '（三）不予公开'
const UNAVAILABLE = '（四）无法提供'
const NOT_PROCESSED = '（五）不予处理'
const OTHER = '（六）其他处理'

const SHARED_LEAVES: Table3Row[] = [
  leaf('granted', null, '（一）予以公开'),
  leaf('partiallyGranted', null, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
  leaf('deniedStateSecret', DENIED, '1.属于国家秘密'),
  leaf('deniedProhibitedByLaw', DENIED, '2.其他法律行政法规禁止公开'),
  leaf('deniedSecurityStability', DENIED, '3.危及“三安全一稳定”'),
  leaf('deniedThirdParty', DENIED, '4.保护第三方合法权益'),
  leaf('deniedInternalAffairs', DENIED, '5.属于三类内部事务信息'),
  leaf('deniedDeliberative', DENIED, '6.属于四类过程性信息'),
  leaf('deniedEnforcementFile', DENIED, '7.属于行政执法案卷'),
  leaf('deniedSpecialInquiry', DENIED, '8.属于行政查询事项'),
  leaf('unavailableNotHeld', UNAVAILABLE, '1.本机关不掌握相关政府信息'),
  leaf('unavailableNeedsCreation', UNAVAILABLE, '2.没有现成信息需要另行制作'),
  leaf('unavailableStillUnclear', UNAVAILABLE, '3.补正后申请内容仍不明确'),
  leaf('notProcessedPetition', NOT_PROCESSED, '1.信访举报投诉类申请'),
  leaf('notProcessedDuplicate', NOT_PROCESSED, '2.重复申请'),
  leaf('notProcessedPublication', NOT_PROCESSED, '3.要求提供公开出版物'),
  leaf('notProcessedExcessive', NOT_PROCESSED, '4.无正当理由大量反复申请'),
  leaf('notProcessedReconfirm', NOT_PROCESSED, '5.要求行政机关确认或重新出具已获取信息'),
]

const OTHER_LEAVES: Record<Layout, Table3Row[]> = {
  '2019': [leaf('other', null, OTHER)],
  '2021': [
    leaf('otherCorrectionLapsed', OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
    leaf('otherFeeUnpaid', OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
    leaf('otherMisc', OTHER, '3.其他'),
  ],
}

/** Table 3 in the order of the form: 23 rows in layout 2019, 25 in layout 2021. */
export function table3Rows(layout: Layout): Table3Row[] {
  return [
    plain('newReceived', '一、本年新收政府信息公开申请数量'),
    plain('carriedIn', '二、上年结转政府信息公开申请数量'),
    ...SHARED_LEAVES,
    ...OTHER_LEAVES[layout],
    plain('resultTotal', '（七）总计'),
    plain('carriedOut', '四、结转下年度继续办理'),
  ]
}

export const TABLE4_GROUPS: Row[] = [
  { key: 'reconsideration', label: '行政复议' },
  { key: 'litigationDirect', label: '行政诉讼·未经复议直接起诉' },
  { key: 'litigationAfterReview', label: '行政诉讼·复议后起诉' },
]

export const TABLE4_RESULTS: Column[] = [
  count('upheld', '结果维持'),
  count('corrected', '结果纠正'),
  count('other', '其他结果'),
  count('pending', '尚未审结'),
  count('total', '总计'),
]

export const table2Path = (row: string, column: string): CellPath => `table2.${row}.${column}`
export const table3Path = (row: string, column: string): CellPath => `table3.${row}.${column}`
export const table4Path = (group: string, result: string): CellPath => `table4.${group}.${result}`

/** Every cell of a layout, in the order of the form: 198 for 2019, 200 for 2021. */
export function cellPaths(layout: Layout): CellPath[] {
  return [
    ...TABLE2[layout].flatMap((block) => block.rows.flatMap((row) => block.columns.map((column) => table2Path(row.key, column.key)))),
    ...table3Rows(layout).flatMap((row) => APPLICANT_COLUMNS.map((column) => table3Path(row.key, column.key))),
    ...TABLE4_GROUPS.flatMap((group) => TABLE4_RESULTS.map((result) => table4Path(group.key, result.key))),
  ]
}
