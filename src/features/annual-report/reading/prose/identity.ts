import type { Flow } from '../flow.js'
import { yearOf } from './dates.js'
import { squeeze } from './ranges.js'
import type { Signature } from './signature.js'
import { type Title, YEAR } from './title.js'

const ORGAN_END = '(?:人民政府|委员会|办公室|办公厅|办事处|管委会|[厅局委署院]|中心|街道|[镇乡县区市州旗](?=20))'
/** How prefaces name the organ and the year, most telling first; group `organ` and `year`. */
const STATEMENTS = [
  new RegExp(`《(?<organ>[^《》]{2,30}?)(?<year>${YEAR})年?度?[^《》]{0,14}信息公开[^《》]{0,14}报告》`),
  new RegExp(`(?:发布|公布|编制|编写|形成)了?(?<organ>[\\u4e00-\\u9fff]{2,28}${ORGAN_END})(?<year>${YEAR})年`),
  new RegExp(
    `(?<year>${YEAR})年度?[，,]?(?<organ>[\\u4e00-\\u9fff]{2,28}?${ORGAN_END})(?=坚持|认真|深入|全面|严格|以|按照|在|持续|积极|紧紧|围绕|始终|高度|进一步|切实|根据|不断)`,
  ),
  new RegExp(`由(?<organ>[\\u4e00-\\u9fff]{2,28}?${ORGAN_END})(?=根据|编制|依据|按照)`),
]
const PERIOD = /(20\d{2})年1月1日[^。；]{0,8}?[至到—–~-][^。；]{0,8}?12月31日/
const OWN_YEAR = new RegExp(`(${YEAR})年?度?(?:的)?(?:政府|政务)信息公开(?:工作)?(?:年度)?(?:工作)?报告`)
const HEAD = 6_000

/** The organ as the title, the signature or else the text itself names it; null when none does. */
export function organOf(flow: Flow, title: Title | null, signature: Signature): string | null {
  if (title?.organ) return title.organ
  if (signature.organ) return signature.organ
  const head = squeeze(flow.text.slice(0, HEAD))
  for (const pattern of STATEMENTS) {
    const organ = pattern.exec(head)?.groups?.organ
    if (organ) return organ
  }
  return null
}

/** The year reported on: by the title, the period of the figures, a sentence on the report, or the year before the signature. */
export function reportYear(flow: Flow, title: Title | null, signature: Signature): number | null {
  if (title?.year) return title.year
  const head = squeeze(flow.text.slice(0, HEAD))
  const stated = PERIOD.exec(head)?.[1] ?? OWN_YEAR.exec(head)?.[1] ?? STATEMENTS[0]?.exec(head)?.groups?.year
  if (stated) return yearOf(stated)
  if (signature.signedOn) return Number(signature.signedOn.slice(0, 4)) - 1
  const first = new RegExp(`(${YEAR})年`).exec(head)?.[1]
  return first ? yearOf(first) : null
}
