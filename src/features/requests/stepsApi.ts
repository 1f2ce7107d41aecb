import type { FastifyInstance } from 'fastify'
import { can } from '../../../api/permissions.js'
import { STEPS } from '../../../api/request-steps.js'
import { STEP_NAMES, type StepName } from '../../../api/request-view.js'
import { isCitizenNumber } from '../../../law/identity.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { mountRoute } from '../../platform/http/mount.js'
import type { Platform } from '../../platform/platform.js'
import { organById } from '../organs/index.js'
import { permissionOf } from './actions.js'
import { admitToCase, type Caller } from './api.js'
import { type Held, handle } from './handle.js'
import { DECIDE, type Stepping } from './steps.js'
import { VERBS } from './verbs.js'
import { requestView } from './view.js'

/** Mounts one route a step. Each needs its own permission for the organ of the case, or for the unit that was asked to help. */
export function mountStepsApi(app: FastifyInstance, platform: Platform): void {
  for (const name of STEP_NAMES) mountStep(app, platform, name)
}

function mountStep<Name extends StepName>(app: FastifyInstance, platform: Platform, name: Name): void {
  const decide = DECIDE[name] as (body: unknown, stepping: Stepping) => ReturnType<(typeof DECIDE)[StepName]>
  mountRoute(app, platform, STEPS[name], async ({ params, body, viewer, actor }) => {
    const caller = await admitToCase(platform, params.id, { viewer, actor }, 'request.view')
    const { version, ...input } = body as { version: number }
    if (!SEALED.includes(name)) mustBeImpersonal(input)
    await handle(caller.ctx, params.id, version, async (held) => {
      await mustBeTheirs(caller, held, name, input)
      return decide(input, { ctx: caller.ctx, held, viewer: caller.viewer, organ: caller.organ })
    })
    return requestView(caller.ctx, params.id, caller.viewer, caller.organ)
  })
}

/** Steps whose texts are kept encrypted; those of all others stay in the ledger for good. */
const SEALED: StepName[] = ['correct', 'giveReasons', 'consultThirdParty']

/** What stays in the ledger for good names nobody by number. Refused: text-holds-citizen-number. */
export function mustBeImpersonal(input: object): void {
  const numbers = JSON.stringify(input).match(/\d{17}[\dXx]/g) ?? []
  if (numbers.some(isCitizenNumber)) throw new Refused('text-holds-citizen-number', '个人信息保护法第六条')
}

/** Refused: role-needed. A unit answers and returns for itself, whoever owns the case; the case's own clerks may record it for the unit. */
async function mustBeTheirs({ viewer, organ }: Caller, held: Held, name: StepName, input: object): Promise<void> {
  if ((name === 'partialReply' || name === 'returnAssignment') && 'organId' in input) {
    const unit = await organById(held.tx, String(input.organId))
    if (unit && can(viewer.grants, 'request.handle', unit.path)) return
  }
  if (can(viewer.grants, permissionOf(held.state, name), organ.path)) return
  if (!can(viewer.grants, 'request.view', organ.path))
    throw new Fault('forbidden', '您没有办理这件事的权限。如果工作需要，请联系本单位管理员授权。')
  throw new Refused('role-needed', VERBS[name].article, { who: VERBS[name].signer })
}
