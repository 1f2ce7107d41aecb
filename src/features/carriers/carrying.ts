import { sealerOf } from '../../platform/crypto/sealer.js'
import type { Platform } from '../../platform/platform.js'
import type { Carrying, Remote } from './adapter.js'
import { aboutOf, setupOf } from './carrier.js'
import { type CarrierRow, type DeliveryRow, updateDelivery } from './store.js'

/** What an adapter may use for one delivery; without one it only tries the settings. */
export function carryingOf(platform: Platform, carrier: CarrierRow, delivery: DeliveryRow | null): Carrying {
  const { database, config } = platform
  const { site_id, id } = carrier
  return {
    setup: setupOf(platform, carrier),
    reached: async (remote) => {
      if (delivery) await database.transaction((tx) => updateDelivery(tx, delivery, { remote: JSON.stringify(remote) }))
    },
    readKept: async () => {
      const found = database.db.selectFrom('carrier').select('kept').where('site_id', '=', site_id).where('id', '=', id)
      const kept = (await found.executeTakeFirst())?.kept ?? ''
      return kept === '' ? {} : (JSON.parse(sealerOf(config).open(kept, aboutOf(id))) as Remote)
    },
    writeKept: async (values) => {
      const kept = sealerOf(config).seal(JSON.stringify(values), aboutOf(id))
      await database.transaction((tx) =>
        tx.updateTable('carrier').set({ kept }).where('site_id', '=', site_id).where('id', '=', id).execute(),
      )
    },
  }
}
