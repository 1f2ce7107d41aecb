import type { Platform } from '../../../platform/platform.js'
import { ctxOf } from '../handle.js'
import { recordDocument } from '../recording.js'
import { NODES } from './nodes.js'
import { PAPERS } from './papers.js'
import { foundOf } from './record.js'

/** Records what the five reports say was public, with its source; repeated, it leaves what is there. */
export async function seedPublishing(platform: Platform): Promise<void> {
  const ctx = ctxOf(platform, { kind: 'system', job: 'demo' })
  for (const record of [...NODES, ...PAPERS]) await recordDocument(ctx, foundOf(record))
}
