import type { FastifyInstance } from 'fastify'
import { can, type Permission } from '../../../api/permissions.js'
import { PUBLISH_STEPS } from '../../../api/publishing-steps.js'
import { DOCUMENT_STEPS, type DocumentStepName } from '../../../api/publishing-view.js'
import { Refused } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { permissionsOf, STEPS } from './actions.js'
import { admitTo, type Caller } from './api.js'
import { type Held, handle } from './handle.js'
import { DECIDE, type Stepping } from './steps.js'
import { documentView } from './view.js'

/** Mounts one route a step. Each needs its own permission for the organ of the document. */
export function mountPublishStepsApi(app: FastifyInstance, platform: Platform): void {
  for (const name of DOCUMENT_STEPS) mountStep(app, platform, name)
}

function mountStep<Name extends DocumentStepName>(app: FastifyInstance, platform: Platform, name: Name): void {
  const decide = DECIDE[name] as (body: unknown, stepping: Stepping) => ReturnType<(typeof DECIDE)[DocumentStepName]>
  mountRoute(app, platform, PUBLISH_STEPS[name], async ({ params, body, viewer, actor }) => {
    const caller = await admitTo(platform, params.id, { viewer, actor }, 'publish.view')
    const { version, ...input } = body as { version: number }
    await handle(caller.ctx, params.id, version, (held) => {
      mustBeTheirs(caller, held, name, input)
      return decide(input, { ctx: caller.ctx, held, viewer: caller.viewer, organ: caller.organ })
    })
    return documentView(caller.ctx, params.id, caller.viewer, caller.organ)
  })
}

/** Refused: publish-role-needed. */
function mustBeTheirs({ viewer, organ }: Caller, held: Held, name: DocumentStepName, input: object): void {
  const needed = permissionsOf(held.state, name).filter((permission) => !('step' in input) || isOfStep(permission, name, input.step))
  if (needed.some((permission) => can(viewer.grants, permission, organ.path))) return
  throw new Refused('publish-role-needed', STEPS[name].article, { who: STEPS[name].signer })
}

/** A return names the review that it comes from. */
function isOfStep(permission: Permission, name: DocumentStepName, step: unknown): boolean {
  return name !== 'returnDocument' || (step === 'secrecy') === (permission === 'publish.secrecy')
}
