import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Refused } from '../../platform/errors/errors.js'

/** GB/T 22239 §8.1.4.1 a): complex and changed from time to time; the numbers are those that assessors test for. */
export const SHORTEST = 8
export const CLASSES = 3
export const REMEMBERED = 5

/** Refuses `password-weak` and `password-like-login`. */
export function mustBeStrong(password: string, login: string): void {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(password)).length
  if (password.length < SHORTEST || password.length > 200 || classes < CLASSES) throw new Refused('password-weak')
  if (password.toLowerCase().includes(login.toLowerCase())) throw new Refused('password-like-login')
}

export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** Whether the password is the one that was hashed; takes the same time when there is no hash to compare with. */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  const same = await verify(hashed ?? (await nobodys()), password)
  return hashed !== null && same
}

let nobody: Promise<string> | undefined
function nobodys(): Promise<string> {
  nobody ??= hash(randomBytes(16).toString('hex'))
  return nobody
}
