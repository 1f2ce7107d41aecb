import type { z } from 'zod'
import { can } from '../../../api/permissions.js'
import type { PUBLISH_STEPS } from '../../../api/publishing-steps.js'
import type { DocumentStepName } from '../../../api/publishing-view.js'
import { day } from '../../../law/day.js'
import type { Viewer } from '../../platform/session/viewer.js'
import type { Organ } from '../organs/index.js'
import { findingsOf } from './checks/gather.js'
import { columnById } from './columns/tree.js'
import type { DocumentEvent } from './document/events.js'
import { mustBeWriting } from './document/guards.js'
import { cancelSchedule, forcePublish, schedulePublication } from './document/publishing.js'
import { approveDocument, clearSecrecy, returnDocument } from './document/review.js'
import { askRestoration, changeValidity, refuseRestoration, restoreDocument, withdrawDocument } from './document/takedown.js'
import { dropWork, recallDocument, submitDocument } from './document/writing.js'
import { keepWords, mustBeRevision, openChange, workingContent } from './drafts.js'
import type { Ctx, Held } from './handle.js'
import { proveSoon } from './incident/clearing.js'
import { SCHEDULED_JOB } from './jobs.js'
import { outgoingOf, publishTogether } from './outgoing.js'
import { addComment } from './store/comments.js'

/** Who takes a step, on which held document. */
export interface Stepping {
  ctx: Ctx
  held: Held
  viewer: Viewer
  organ: Organ
}

type Body<Name extends DocumentStepName> = Omit<z.output<NonNullable<(typeof PUBLISH_STEPS)[Name]['body']>>, 'version'>
type Decide<Name extends DocumentStepName> = (
  body: Body<Name>,
  stepping: Stepping,
) => DocumentEvent | DocumentEvent[] | Promise<DocumentEvent | DocumentEvent[]>

/** What each step decides: the verb with what the shell knows. */
export const DECIDE: { [Name in DocumentStepName]: Decide<Name> } = {
  submitDocument: async ({ revision, reasons }, { ctx, held, viewer, organ }) => {
    const kept = await workingContent(ctx, held, mustBeWriting(held.state))
    mustBeRevision(kept, revision)
    const column = await columnById(held.tx, ctx.siteId, kept.content.columnId)
    const findings = await findingsOf(ctx, held.tx, { id: held.id, state: held.state, content: kept.content }, held.now)
    const event = submitDocument(held.state, {
      sha256: kept.sha256,
      authors: kept.authors,
      steps: column?.reviewSteps ?? ['first', 'second', 'final'],
      findings,
      reasons,
      by: viewer.userId,
      isHead: can(viewer.grants, 'publish.force', organ.path),
    })
    await keepWords(ctx, held, { ...kept, frozen: true })
    return event
  },
  recallDocument: (_, { held, viewer }) => recallDocument(held.state, viewer.userId),
  approveDocument: ({ step, remark }, { held, viewer }) => approveDocument(held.state, step, viewer.userId, remark),
  returnDocument: async ({ step, reasons }, { ctx, held, viewer }) => {
    const event = returnDocument(held.state, step, viewer.userId, reasons)
    await addComment(ctx, held, reasons)
    return event
  },
  clearSecrecy: ({ opinion }, { held, viewer }) => clearSecrecy(held.state, { by: viewer.userId, name: viewer.name, opinion }, held.now),
  publishDocument: (_, { ctx, held }) => publishTogether(ctx, held),
  forcePublish: async ({ reason }, { ctx, held }) => forcePublish(held.state, await outgoingOf(ctx, held), reason, held.now),
  schedulePublication: async ({ at }, { ctx, held, viewer }) => {
    const event = schedulePublication(held.state, at, viewer.userId, held.now)
    const payload = { siteId: ctx.siteId, id: held.id, at: new Date(at).toISOString() }
    await ctx.platform.jobs.enqueue(held.tx, SCHEDULED_JOB, payload, new Date(at))
    return event
  },
  cancelSchedule: ({ reasons }, { held, viewer }) => cancelSchedule(held.state, viewer.userId, reasons.trim()),
  beginChange: (_, { ctx, held }) => openChange(ctx, held),
  dropWork: (_, { held, viewer }) => dropWork(held.state, viewer.userId),
  withdrawDocument: async ({ kind, reason }, { ctx, held, viewer }) => {
    const event = withdrawDocument(held.state, kind, reason, viewer.userId)
    await proveSoon(ctx, held)
    return event
  },
  askRestoration: ({ reason }, { held, viewer }) => askRestoration(held.state, reason, viewer.userId),
  restoreDocument: (_, { held, viewer }) => restoreDocument(held.state, viewer.userId, held.now),
  refuseRestoration: ({ reasons }, { held, viewer }) => refuseRestoration(held.state, viewer.userId, reasons),
  changeValidity: ({ validity, on, act }, { held, viewer }) =>
    changeValidity(held.state, { validity, on: day(on), act, by: viewer.userId }, held.now),
}
