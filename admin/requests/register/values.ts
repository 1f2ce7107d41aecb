import type { z } from 'zod'
import type { registerRequest } from '../../../api/requests.js'

type Body = z.input<NonNullable<typeof registerRequest.body>>

/** The form of the registration; what it does not ask for is added when it is sent. */
export type Values = Omit<Body, 'person' | 'practice'> & {
  person: Omit<Body['person'], 'agent'>
  agent?: { name?: string; idNumber?: string; phone?: string }
}

/** What an empty form stands at. */
export function emptyValues(organId: string, today: string): Partial<Values> {
  return {
    organId,
    kind: 'disclosure',
    channel: 'in-person',
    on: today,
    applicantKind: 'naturalPerson',
    delivery: ['pick-up'],
    person: { name: '', idKind: 'idCard' },
    words: { description: '', form: ['paper'] },
  }
}

/** What is sent. */
export function bodyOf({ agent, person, ...rest }: Values, practice: boolean): Body {
  const name = agent?.name?.trim() ?? ''
  const acts = name === '' ? null : { name, idNumber: agent?.idNumber ?? '', phone: agent?.phone ?? '' }
  return { ...rest, practice, person: { ...person, agent: acts } }
}
