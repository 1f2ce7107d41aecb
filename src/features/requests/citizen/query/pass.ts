import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sealerOf } from '../../../../platform/crypto/sealer.js'
import type { Ctx } from '../../handle.js'
import type { RequestId } from '../../id.js'

/** How long a case stays open after the last page of it. */
export const OPEN_MINUTES = 30

type Site = Pick<Ctx, 'platform'>

/** The one case that this browser may read, for it told the number and the password; null when none, or when the time is over. */
export function readPass({ platform }: Site, request: FastifyRequest): RequestId | null {
  const [id = '', until = '', signature = ''] = (request.cookies[nameFor(request)] ?? '').split('.')
  const given = Buffer.from(signature)
  const ours = Buffer.from(sign(platform, id, until))
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null
  return Number(until) > platform.clock.now() ? id : null
}

/** Lets this browser read one case, and no other, for half an hour from now. */
export function givePass({ platform }: Site, request: FastifyRequest, reply: FastifyReply, id: RequestId): void {
  const until = String(platform.clock.now() + OPEN_MINUTES * 60_000)
  const token = [id, until, sign(platform, id, until)].join('.')
  void reply.setCookie(nameFor(request), token, { ...shape(request), maxAge: OPEN_MINUTES * 60 })
}

export function takePass(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request), shape(request))
}

function sign(platform: Site['platform'], id: string, until: string): string {
  return sealerOf(platform.config).fingerprint('request pass', `${id}:${until}`)
}

/** `__Host-` keeps other hosts of the domain from slipping a pass of theirs in. */
function nameFor(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-gongkai-case' : 'gongkai-case'
}

function shape(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
}
