import type { RefusalText } from '../../platform/feature.js'

/** What people read for each refusal. */
export const REFUSALS: Record<string, RefusalText> = {
  'site-exists': '这个编号已经有站点，请换一个。',
  'site-host-taken': (data) => `域名 ${data.host} 已经是“${data.name}”的，一个域名只能属于一个站点。`,
  'site-path-taken': (data) => `路径 ${data.path} 已经是“${data.name}”的，请换一个。`,
  'site-path-reserved': (data) => `路径 ${data.path} 是系统自己的地址，请换一个，例如单位名称的拼音。`,
  'site-path-of-main': '主站点不用路径：没有别的站点认领的地址都由它回答。',
}
