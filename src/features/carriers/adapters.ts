import type { CarrierKind } from '../../../api/carriers.js'
import type { Platform } from '../../platform/platform.js'
import type { Adapter } from './adapter.js'
import { webhookAdapter } from './webhook/adapter.js'
import { wechatAdapter } from './wechat/adapter.js'

/** The adapter of a kind of carrier. */
export function adapterOf(platform: Pick<Platform, 'config' | 'clock' | 'database'>, kind: CarrierKind): Adapter {
  return kind === 'webhook' ? webhookAdapter(platform) : wechatAdapter(platform)
}
