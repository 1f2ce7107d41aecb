import { type Layout, TABLE2, type Table3Row, table3Rows } from '../../../../law/annual-report/cells.js'
import { onlyLetters } from './letters.js'

/** A printed text of the form that tells where in a table one stands. */
export interface FormElement {
  /** `row` has numbers beside it; `title` has none: a group of rows, the item over a block, a heading. */
  kind: 'row' | 'title'
  key: string
  letters: string
  /** What must be found at least for a row to be there at all, when its label is often cut short. */
  core: string
  /** The number before the label, 2 for 2.重复申请: a digit that may run into the numbers of the row above. */
  number: number | null
}

/** Labels of table 3 that are often shortened, and what is left of them. */
const CORES: Record<string, string> = {
  newReceived: '本年新收',
  carriedIn: '上年结转',
  granted: '予以公开',
  partiallyGranted: '部分公开',
  otherCorrectionLapsed: '逾期不补正',
  otherFeeUnpaid: '缴纳费用',
  carriedOut: '结转下年',
}

/** The labels of table 3, both layouts at once, in the order of the form. */
export const TABLE3_FORM: FormElement[] = table3Form()

/** The labels of table 2, both layouts at once, in the order of the form. */
export const TABLE2_FORM: FormElement[] = table2Form()

/** Words of the column headings of table 2 that only one layout has, by the item of art. 20. */
export const HEADING_WORDS: Record<Layout, Record<string, string[]>> = {
  '2021': { 一: ['制发', '废止', '现行有效'], 五: ['本年处理决定'], 六: ['本年处理决定'], 八: ['收费金额'], 九: [] },
  '2019': {
    一: ['新制作', '新公开', '对外公开'],
    五: ['上一年项目', '上年项目', '本年增'],
    六: ['上一年项目', '上年项目', '本年增'],
    八: ['上一年项目', '上年项目', '本年增'],
    九: ['采购项目', '采购总金额'],
  },
}

function table3Form(): FormElement[] {
  const elements: FormElement[] = []
  let group: string | null = null
  const add = (row: Table3Row): void => {
    if (row.key === 'granted') elements.push(title('三、本年度办理结果'))
    if (row.group && row.group !== group && row.label !== row.group) elements.push(title(row.group))
    group = row.group
    elements.push(rowElement(row.key, row.label, CORES[row.key]))
  }
  for (const row of table3Rows('2021')) {
    if (row.key === 'otherCorrectionLapsed') elements.push(rowElement('other', '（六）其他处理', '其他处理'))
    add(row.key.startsWith('other') ? { ...row, group: null } : row)
  }
  return elements
}

function table2Form(): FormElement[] {
  const elements: FormElement[] = [title('主动公开政府信息情况')]
  for (const block of TABLE2['2019']) {
    elements.push(title(block.item), title('信息内容'))
    for (const row of block.rows) {
      elements.push(rowElement(row.key, row.key === 'normativeDocs' ? '行政规范性文件' : row.label, row.label))
    }
  }
  return elements
}

function title(label: string): FormElement {
  const letters = onlyLetters(label)
  return { kind: 'title', key: label, letters, core: letters, number: null }
}

function rowElement(key: string, label: string, core?: string): FormElement {
  const number = /^(\d)\./.exec(label)?.[1]
  return { kind: 'row', key, letters: onlyLetters(label), core: core ?? '', number: number ? Number(number) : null }
}
