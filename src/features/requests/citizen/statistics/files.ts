import type { PageRequest } from '../../../../platform/html/page.js'
import { csvLine } from '../../../../platform/http/csv.js'
import { Download } from '../../../../platform/http/mount.js'
import { currentCalendar } from '../../../calendar/index.js'
import { organById } from '../../../organs/index.js'
import { CHANNELS } from '../../words.js'
import { outcomeInFull } from '../outcome-name.js'
import { chooseYear } from './choose.js'
import { type CaseLine, linesBehind, yearNumbers } from './numbers.js'

/** More than any organ receives in a year. */
const MOST = 100_000
const HEAD = ['编号', '提交方式', '收到申请之日', '答复日期', '处理结果', '用时（工作日）', '延长过期限', '超期办结']

/** The year's cases, one a row, without persons; null where none are kept here. */
export async function statisticsCsv(request: PageRequest): Promise<Download | null> {
  const found = await load(request)
  if (!found) return null
  const lines = [csvLine(HEAD), ...found.lines.map((line) => csvLine(fieldsOf(line)))]
  return new Download(Buffer.from(`\uFEFF${lines.join('')}`), 'text/csv; charset=utf-8', `${found.name}.csv`)
}

/** The same with the numbers that they make. */
export async function statisticsJson(request: PageRequest): Promise<Download | null> {
  const found = await load(request)
  if (!found) return null
  const { organ, year, numbers, lines, name } = found
  const json = JSON.stringify({ organ: { id: organ.id, name: organ.name }, year, numbers, cases: lines }, null, 2)
  return new Download(Buffer.from(json), 'application/json; charset=utf-8', `${name}.json`)
}

async function load({ platform, params, query }: PageRequest) {
  const { db } = platform.database
  const organ = await organById(db, params.organ ?? '')
  const chosen = organ && (await chooseYear(platform, organ.id, query.nian))
  if (!organ || chosen?.source.kind !== 'live') return null
  const calendar = await currentCalendar(db)
  return {
    organ,
    year: chosen.year,
    numbers: await yearNumbers(db, organ.id, chosen.year, calendar),
    lines: await linesBehind(db, organ.id, chosen.year, 'all', calendar, { most: MOST }),
    name: `${organ.shortName}依申请公开${chosen.year}年统计`,
  }
}

function fieldsOf(line: CaseLine): (string | number | null)[] {
  return [
    line.number,
    CHANNELS[line.channel],
    line.receivedOn,
    line.decidedOn,
    line.outcome && outcomeInFull(line.outcome),
    line.days,
    line.extended ? '是' : '否',
    line.late ? '是' : '否',
  ]
}
