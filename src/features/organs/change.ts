import { addDays, type Day } from '../../../law/day.js'
import type { Actor } from '../../platform/actor.js'
import type { Clock } from '../../platform/clock.js'
import type { Tx } from '../../platform/db/database.js'
import { Fault, Refused } from '../../platform/errors/errors.js'
import { append } from '../../platform/ledger/ledger.js'
import { mustBeCompetentForRules, mustBeMergeable, mustBeMovable, mustFollow, mustStand, type Organ } from './organ.js'
import { beginName, insertOrgan, namesOf, organById, organsBelow, repath, saveOrgan } from './store.js'

/** Who changes the tree, in which transaction. */
export interface Change {
  tx: Tx
  actor: Actor
  clock: Clock
}

export type NewOrgan = Pick<Organ, 'id' | 'name' | 'shortName' | 'kind' | 'rank' | 'parentId' | 'mayMakeRules' | 'verticallyLed'>

/** Adds an organ. `from` null: not known since when it stands. Refuses `organ-id-taken`, `organ-ended`, `rules-not-for-kind`. */
export async function addOrgan(change: Change, added: NewOrgan, from: Day | null): Promise<Organ> {
  const parent = added.parentId === null ? null : await mustBeThere(change.tx, added.parentId)
  if (parent) mustStand(parent)
  mustBeCompetentForRules(added)
  if (await organById(change.tx, added.id)) throw new Refused('organ-id-taken')
  const path = parent ? `${parent.path}/${added.id}` : added.id
  const organ: Organ = { ...added, path, endedOn: null, mergedInto: null }
  await insertOrgan(change.tx, organ, from)
  await record(change, organ.id, 'OrganAdded', { name: organ.name, kind: organ.kind, rank: organ.rank, parentId: organ.parentId, from })
  return organ
}

/** Another name from a day on. Refuses `organ-ended`, `before-last-change`. */
export async function renameOrgan(change: Change, id: string, name: string, shortName: string, from: Day): Promise<void> {
  const organ = await mustBeThere(change.tx, id)
  const names = await namesOf(change.tx, id)
  mustStand(organ)
  mustFollow(names, from)
  await saveOrgan(change.tx, { ...organ, name, shortName })
  await beginName(change.tx, id, names.length + 1, { name, shortName, from, until: null }, addDays(from, -1))
  await record(change, id, 'OrganRenamed', { before: organ.name, name, shortName, from })
}

/** Ends an organ; `into` takes over. Refuses `organ-ended`, `merged-into-itself`, `organ-has-others-below`, `before-last-change`. */
export async function mergeOrgan(change: Change, id: string, into: string, on: Day): Promise<void> {
  const organ = await mustBeThere(change.tx, id)
  const heir = await mustBeThere(change.tx, into)
  mustBeMergeable(organ, heir, await organsBelow(change.tx, organ.path))
  mustFollow(await namesOf(change.tx, id), on)
  await saveOrgan(change.tx, { ...organ, endedOn: on, mergedInto: into })
  await record(change, id, 'OrganMerged', { name: organ.name, into, on })
}

/** Another place in the tree. Refuses `organ-ended`, `moved-below-itself`. */
export async function moveOrgan(change: Change, id: string, parentId: string, on: Day): Promise<void> {
  const organ = await mustBeThere(change.tx, id)
  const parent = await mustBeThere(change.tx, parentId)
  mustBeMovable(organ, parent)
  await saveOrgan(change.tx, { ...organ, parentId })
  await repath(change.tx, organ.path, `${parent.path}/${id}`)
  await record(change, id, 'OrganMoved', { before: organ.parentId, parentId, on })
}

/** Refuses `organ-ended`, `rules-not-for-kind`. */
export async function changeCompetence(
  change: Change,
  id: string,
  competence: Pick<Organ, 'mayMakeRules' | 'verticallyLed'>,
): Promise<void> {
  const organ = await mustBeThere(change.tx, id)
  mustStand(organ)
  const after = { ...organ, ...competence }
  mustBeCompetentForRules(after)
  await saveOrgan(change.tx, after)
  await record(change, id, 'OrganCompetenceChanged', { ...competence })
}

/** The organ; Fault `not-found` when there is none. */
export async function mustBeThere(tx: Tx, id: string): Promise<Organ> {
  const organ = await organById(tx, id)
  if (!organ) throw new Fault('not-found', '没有这个单位，请从单位列表中选择。')
  return organ
}

async function record({ tx, actor, clock }: Change, id: string, type: string, data: Record<string, unknown>): Promise<void> {
  await append(tx, { chain: id, stream: `organ:${id}`, type, data, actor, article: null }, clock)
}
