import { Fault } from '../../platform/errors/errors.js'
import { holdersOf } from '../accounts/index.js'
import type { Organ } from '../organs/index.js'
import { handOver } from './assignment.js'
import { type Ctx, hold, record } from './handle.js'

/** Puts everything unfinished on one clerk's desk in an organ on another's, at once. Returns how many. Fault `not-found` for one who may not. */
export async function handOverAll(ctx: Ctx, organ: Organ, from: string, to: string): Promise<number> {
  return ctx.platform.database.transaction(async (tx) => {
    const found = (await holdersOf(tx, 'request.handle', organ.path)).find((one) => one.userId === to)
    if (!found || from === to) throw new Fault('not-found', '这个人不能办理本单位的申请，请从名单中选择。')
    const rows = await tx
      .selectFrom('request_case')
      .select('id')
      .where('organ_id', '=', organ.id)
      .where('handler', '=', from)
      .where('phase', '<>', 'done')
      .orderBy('id')
      .execute()
    for (const { id } of rows) {
      const held = await hold(ctx, tx, id)
      await record(ctx, held, handOver(held.state, found.userId, found.name))
    }
    return rows.length
  })
}
