import type { CarrierKind, DeliveryEvent } from '../../../api/carriers.js'
import type { Indexable } from '../publishing/index.js'
import type { CarrierSetup } from './carrier.js'

/** Something to be carried. What had to be withdrawn is not in it. */
export interface Parcel {
  /** Stays the same however often it is sent. */
  id: string
  event: DeliveryEvent
  documentId: string
  /** The permanent address of the document, whole. */
  url: string
  /** null when it is withdrawn. */
  indexable: Indexable | null
  /** How far this delivery has come. */
  remote: Remote
  /** How far earlier deliveries of the document came, the newest first. */
  before: Remote[]
}

/** What the other side calls it; by kind. Only text, so that it can be kept. */
export type Remote = Record<string, string>

/** One exchange with the other side. */
export interface Step {
  step: string
  ok: boolean
  status: number | null
  outcome: string
  answer: string
}

/**
 * What became of one run. `delivered`: done. `underway`: taken, to be looked at again. `retry`: later, at the earliest after `afterMs`.
 * `failed`: it makes no sense to try again before somebody has done something.
 */
export interface Outcome {
  result: 'delivered' | 'underway' | 'retry' | 'failed'
  /** For people; of failures what to do. */
  reason: string
  afterMs?: number
  steps: Step[]
}

/** What an adapter may use while it runs. */
export interface Carrying {
  setup: CarrierSetup
  /** Keeps how far it has come before the next step is taken: when the process dies, the next one goes on from there. */
  reached(remote: Remote): Promise<void>
  /** What was learnt from the other side and need not be asked again (tokens), sealed. */
  readKept(): Promise<Remote>
  writeKept(values: Remote): Promise<void>
}

export interface Adapter {
  kind: CarrierKind
  /** Whether it goes without a clerk's word. */
  goesByItself(setup: Pick<CarrierSetup, 'settings'>, event: DeliveryEvent): boolean
  carry(parcel: Parcel, carrying: Carrying): Promise<Outcome>
  /** Tries the settings, publishing nothing. */
  test(carrying: Carrying): Promise<Outcome>
}

/** The beginning of an answer, as it may be shown and kept. */
export function excerpt(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
