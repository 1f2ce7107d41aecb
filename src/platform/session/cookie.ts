import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-` binds the cookie to this very host; browsers take it over https only. */
const SECURE_NAME = '__Host-gongkai'
const PLAIN_NAME = 'gongkai'

/** The session token that the request carries, or null. */
export function readToken(request: FastifyRequest): string | null {
  return request.cookies[cookieName(request)] ?? null
}

export function giveToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(cookieName(request), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request) })
}

export function takeToken(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(cookieName(request), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request) })
}

function cookieName(request: FastifyRequest): string {
  return isSecure(request) ? SECURE_NAME : PLAIN_NAME
}

function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
