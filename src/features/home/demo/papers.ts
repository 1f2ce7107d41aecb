import { packageRoot } from '../../../platform/package-root.js'

/** A paper that the demonstration is made of. */
export interface Source {
  id: string
  file: string
  title: string
  remark: string
  year: number
  /** null: the paper does not say whose it is. */
  organId: string | null
}

/** The five reports. The last names no organ and is given to none. */
export const SOURCES: Source[] = [
  source('s0', '000_3026b02a3e0da00a.txt', '海东市乐都区人民政府2021年政府信息公开工作年度报告', '乐都区 2021 年', 2021, 'ledu'),
  source('s1', '001_02d29890a3db4b01.txt', '海东市2020年度政府信息公开工作年度报告', '海东市 2020 年', 2020, 'haidong'),
  source(
    's2',
    '002_3450487cb858bd82.txt',
    '海东市政务服务监督管理局2021年政府信息公开工作年度报告',
    '市政务服务监督管理局 2021 年',
    2021,
    'haidong-zwfw',
  ),
  source('s3', '003_977fd53098eb2a79.txt', '海东市平安区2020年度政府信息公开工作年度报告', '平安区 2020 年', 2020, 'pingan'),
  source('s4', '004_466e71db95901446.txt', '政府办公室2021年政府信息公开工作年度报告', '来源文档未载明是哪个机关的报告', 2021, null),
]

/** Where the paper lies among the samples. */
export function sourceFile({ file }: Source): URL {
  return new URL(`samples/seeds/${file}`, packageRoot(import.meta.url))
}

function source(id: string, file: string, title: string, remark: string, year: number, organId: string | null): Source {
  return { id, file, title, remark, year, organId }
}
