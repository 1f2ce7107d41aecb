import type { Platform } from '../../platform/platform.js'
import { addOrgan, type NewOrgan } from './change.js'
import type { OrganKind, OrganRank } from './organ.js'
import { organById } from './store.js'

/** The organs that the five seed reports name, and no other. Since when they bear their names the reports do not say. */
const DEMO: NewOrgan[] = [
  { ...organ('haidong', '海东市人民政府', '海东市', 'government', 'city', null), mayMakeRules: true },
  organ('ledu', '海东市乐都区人民政府', '乐都区', 'government', 'county', 'haidong'),
  organ('pingan', '海东市平安区人民政府', '平安区', 'government', 'county', 'haidong'),
  organ('minhe', '民和回族土族自治县人民政府', '民和县', 'government', 'county', 'haidong'),
  organ('huzhu', '互助土族自治县人民政府', '互助县', 'government', 'county', 'haidong'),
  organ('hualong', '化隆回族自治县人民政府', '化隆县', 'government', 'county', 'haidong'),
  organ('xunhua', '循化撒拉族自治县人民政府', '循化县', 'government', 'county', 'haidong'),
  organ('haidong-zwfw', '海东市政务服务监督管理局', '市政务服务监督管理局', 'department', 'city', 'haidong'),
]

export async function seedOrgans({ database, clock }: Platform): Promise<void> {
  await database.transaction(async (tx) => {
    const change = { tx, clock, actor: { kind: 'system', job: 'demo' } as const }
    for (const one of DEMO) if (!(await organById(tx, one.id))) await addOrgan(change, one, null)
  })
}

function organ(id: string, name: string, shortName: string, kind: OrganKind, rank: OrganRank, parentId: string | null): NewOrgan {
  return { id, name, shortName, kind, rank, parentId, mayMakeRules: false, verticallyLed: false }
}
