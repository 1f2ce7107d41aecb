import { z } from 'zod'
import { route } from './contract.js'
import { PERMISSIONS, type Permission, ROLES, type Role } from './permissions.js'

const roleSchema = z.enum(Object.keys(ROLES) as [Role, ...Role[]])
const permissionSchema = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])
const personName = z.string().trim().min(2).max(30)
const byId = z.object({ id: z.string() })
const done = z.object({ done: z.literal(true) })

/** A role for an organ and all below it, with the organ's name to show. */
export const grantSchema = z.object({ role: roleSchema, organId: z.string(), organPath: z.string(), organName: z.string() })

export const userSchema = z.object({
  id: z.string(),
  /** What they sign in with. */
  login: z.string(),
  name: z.string(),
  organId: z.string(),
  organName: z.string(),
  disabled: z.boolean(),
  /** false until they have used their link. */
  hasPassword: z.boolean(),
  lastSignInAt: z.string().nullable(),
  grants: z.array(grantSchema),
})
export type User = z.infer<typeof userSchema>

/** A one-time link, shown once: whoever opens it within 24 hours sets the password. */
const linkSchema = z.object({ link: z.string(), endsAt: z.string() })

export const showMe = route({
  name: 'showMe',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and what they may do.',
  access: 'signed-in',
  answer: z.object({
    user: userSchema,
    permissions: z.array(permissionSchema),
    /** The last day of the password; null: no limit is set. */
    passwordEndsOn: z.string().nullable(),
    site: z.object({ name: z.string(), demo: z.boolean() }),
  }),
})

export const signOut = route({
  name: 'signOut',
  method: 'POST',
  path: '/api/me/sign-out',
  summary: 'Ends the session.',
  access: 'signed-in',
  answer: done,
})

export const changePassword = route({
  name: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  summary: 'Sets a new password; all other sessions of the user end.',
  access: 'signed-in',
  body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
  answer: done,
  refusals: ['password-wrong', 'password-weak', 'password-used-before', 'password-like-login', 'locked-out'],
})

export const listUsers = route({
  name: 'listUsers',
  method: 'GET',
  path: '/api/users',
  summary: 'The users of the organs that the caller may administer, by name; pages of 200.',
  access: 'signed-in',
  query: z.object({ q: z.string().max(60).optional(), after: z.string().optional() }),
  answer: z.object({ users: z.array(userSchema), more: z.boolean() }),
})

export const addUser = route({
  name: 'addUser',
  method: 'POST',
  path: '/api/users',
  summary: 'Adds a user and returns the link on which they set their password.',
  access: { permission: 'user.edit' },
  body: z.object({
    name: personName,
    login: z.string().regex(/^[a-z][a-z0-9._-]{2,29}$/, '请用小写字母、数字、点、短横线，以字母开头，3 到 30 个字符。'),
    organId: z.string(),
    role: roleSchema.optional(),
  }),
  answer: linkSchema.extend({ user: userSchema }),
  refusals: ['login-taken', 'roles-exclude-each-other', 'organ-ended'],
})

export const issueLink = route({
  name: 'issueLink',
  method: 'POST',
  path: '/api/users/:id/link',
  summary: 'A new link to set a password; earlier links of the user are void.',
  access: { permission: 'user.edit' },
  params: byId,
  answer: linkSchema,
  refusals: ['user-disabled', 'user-beyond-yours'],
})

export const disableUser = route({
  name: 'disableUser',
  method: 'POST',
  path: '/api/users/:id/disable',
  summary: 'Disables a user and ends their sessions.',
  access: { permission: 'user.edit' },
  params: byId,
  answer: userSchema,
  refusals: ['not-oneself', 'last-of-role', 'user-beyond-yours'],
})

export const enableUser = route({
  name: 'enableUser',
  method: 'POST',
  path: '/api/users/:id/enable',
  summary: 'Enables a disabled user.',
  access: { permission: 'user.edit' },
  params: byId,
  answer: userSchema,
  refusals: ['user-beyond-yours'],
})

export const grantRole = route({
  name: 'grantRole',
  method: 'POST',
  path: '/api/users/:id/grants',
  summary: 'Gives a role for an organ and all below it.',
  access: { permission: 'role.grant' },
  params: byId,
  body: z.object({ role: roleSchema, organId: z.string() }),
  answer: userSchema,
  refusals: ['roles-exclude-each-other', 'not-oneself', 'role-beyond-yours', 'user-disabled'],
})

export const revokeRole = route({
  name: 'revokeRole',
  method: 'DELETE',
  path: '/api/users/:id/grants/:role/:organId',
  summary: 'Takes a role back.',
  access: { permission: 'role.grant' },
  params: byId.extend({ role: roleSchema, organId: z.string() }),
  answer: userSchema,
  refusals: ['not-oneself', 'role-beyond-yours', 'last-of-role'],
})
