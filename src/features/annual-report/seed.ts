import { readFile } from 'node:fs/promises'
import { parseDay } from '../../../law/day.js'
import { packageRoot } from '../../platform/package-root.js'
import type { Platform } from '../../platform/platform.js'
import { compute, importAsIs, open } from './making/act.js'
import { readBytes } from './making/files.js'
import { findRow } from './store/rows.js'

interface SeedReport {
  file: string
  organId: string
  year: number
  source: string
}

/**
 * The reports whose organ the documents name; a county before its city, so that the city's is checked against it. The fifth
 * document names no organ and is never given to one: it is only a file to read.
 */
const REPORTS: SeedReport[] = [
  { file: '003_977fd53098eb2a79.txt', organId: 'pingan', year: 2020, source: '海东市平安区人民政府2020年度政府信息公开工作年度报告' },
  { file: '001_02d29890a3db4b01.txt', organId: 'haidong', year: 2020, source: '海东市人民政府2020年度政府信息公开工作年度报告' },
  {
    file: '002_3450487cb858bd82.txt',
    organId: 'haidong-zwfw',
    year: 2021,
    source: '海东市政务服务监督管理局2021年度政府信息公开工作年度报告',
  },
  { file: '000_3026b02a3e0da00a.txt', organId: 'ledu', year: 2021, source: '海东市乐都区人民政府2021年度政府信息公开工作年度报告' },
]

/** Records the reports as they are, with their source, and opens 乐都's next one with what last year carries over. */
export async function seedReports(platform: Platform): Promise<void> {
  const ctx = { platform, actor: { kind: 'system', job: 'demo' } as const }
  const { db } = platform.database
  for (const { file, organId, year, source } of REPORTS) {
    // A seed that was cut off goes on where it stopped.
    if (await findRow(db, { organId, year })) continue
    const { report, sha256 } = await readBytes(await readFile(new URL(`samples/seeds/${file}`, packageRoot(import.meta.url))), file)
    // Their signature is the only date that the documents give.
    const publishedOn = report.signedOn === null ? null : parseDay(report.signedOn)
    await importAsIs(ctx, { organId, year, source, sha256, publishedOn, report })
  }
  const next = { organId: 'ledu', year: 2022 }
  if (await findRow(db, next)) return
  await open(ctx, next)
  await compute(ctx, next, null, null)
}
