import type { z } from 'zod'
import type { openRemedy } from '../../api/remedies.js'
import type { RemedyView } from '../../api/remedy-view.js'
import { today } from '../making/status.js'

type Body = z.input<NonNullable<(typeof openRemedy)['body']>>

/** What the form of a new remedy holds. */
export interface Values extends Omit<Body, 'requestId' | 'after' | 'practice' | 'acceptedOn'> {
  requestId: string
  acceptedOn: string
}

export function emptyValues(organId: string, { request, silent }: { request: string; silent: boolean }, review: RemedyView | null): Values {
  return {
    organId,
    kind: review ? 'litigation' : 'reconsideration',
    requestId: request,
    about: review?.about ?? (silent ? 'no-reply' : request ? 'reply' : 'proactive'),
    matter: review?.matter ?? '',
    role: 'original',
    afterReview: review !== null,
    body: '',
    caseNo: '',
    procedure: 'ordinary',
    notifiedOn: today(),
    acceptedOn: '',
    party: { name: '', contact: '', agent: '', claims: '' },
  }
}

export function bodyOf({ requestId, acceptedOn, ...values }: Values, after: string | null, practice: boolean): Body {
  const suit = values.kind === 'litigation'
  return {
    ...values,
    // What only a suit has may have been ticked before the kind was changed.
    role: suit ? values.role : 'original',
    afterReview: suit && Boolean(values.afterReview),
    requestId: requestId.trim() || null,
    acceptedOn: acceptedOn || null,
    after,
    practice,
  }
}
