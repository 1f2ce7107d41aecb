import { sql } from 'kysely'
import type { Role } from '../../../../api/permissions.js'
import type { Db, Tx } from '../../../platform/db/database.js'

interface AppUserTable {
  id: string
  login: string
  name: string
  organ_id: string
  disabled: boolean
  created_at: Date
  last_sign_in_at: Date | null
}
interface UserGrantTable {
  user_id: string
  role: Role
  organ_id: string
}
declare module '../../../platform/db/database.js' {
  interface Schema {
    app_user: AppUserTable
    user_grant: UserGrantTable
  }
}

export interface StoredUser {
  id: string
  login: string
  name: string
  organId: string
  organName: string
  organPath: string
  disabled: boolean
  hasPassword: boolean
  lastSignInAt: Date | null
}
export interface StoredGrant {
  userId: string
  role: Role
  organId: string
  organName: string
  organPath: string
}

export const PAGE = 200

export async function userById(db: Db | Tx, id: string): Promise<StoredUser | null> {
  return (await users(db).where('app_user.id', '=', id).executeTakeFirst()) ?? null
}

export async function userByLogin(db: Db | Tx, login: string): Promise<StoredUser | null> {
  return (await users(db).where('app_user.login', '=', login).executeTakeFirst()) ?? null
}

/** Users of the organs at these paths and below, by login; one more than PAGE when there are more. */
export async function usersBelow(
  db: Db,
  paths: readonly string[],
  q: string | undefined,
  after: string | undefined,
): Promise<StoredUser[]> {
  if (paths.length === 0) return []
  return users(db)
    .where((at) => at.or(paths.flatMap((path) => [at('organ.path', '=', path), at('organ.path', 'like', `${path}/%`)])))
    .$if(q !== undefined, (s) => s.where(sql<boolean>`strpos(app_user.name, ${q ?? ''}) > 0 or strpos(login, ${q ?? ''}) > 0`))
    .$if(after !== undefined, (s) => s.where('login', '>', after ?? ''))
    .orderBy('login')
    .limit(PAGE + 1)
    .execute()
}

export async function grantsOf(db: Db | Tx, userIds: readonly string[]): Promise<StoredGrant[]> {
  if (userIds.length === 0) return []
  return db
    .selectFrom('user_grant')
    .innerJoin('organ', 'organ.id', 'user_grant.organ_id')
    .select(['user_id as userId', 'role', 'organ_id as organId', 'organ.name as organName', 'organ.path as organPath'])
    .where('user_id', 'in', userIds)
    .orderBy('role')
    .orderBy('organ.path')
    .execute()
}

/** How many enabled users with a password hold the role. */
export async function countHolding(db: Db | Tx, role: Role): Promise<number> {
  const row = await db
    .selectFrom('user_grant')
    .innerJoin('app_user', 'app_user.id', 'user_grant.user_id')
    .select((at) => at.fn.count<number>('app_user.id').distinct().as('n'))
    .where('role', '=', role)
    .where('disabled', '=', false)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function insertUser(tx: Tx, user: Pick<StoredUser, 'id' | 'login' | 'name' | 'organId'>, at: Date): Promise<void> {
  await tx
    .insertInto('app_user')
    .values({
      id: user.id,
      login: user.login,
      name: user.name,
      organ_id: user.organId,
      disabled: false,
      created_at: at,
      last_sign_in_at: null,
    })
    .execute()
}

export async function saveDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx.updateTable('app_user').set({ disabled }).where('id', '=', id).execute()
}

export async function saveSignIn(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('app_user').set({ last_sign_in_at: at }).where('id', '=', id).execute()
}

/** Holds the user's row until the transaction ends, so that two grants cannot pass each other. */
export async function lockUser(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('app_user').select('id').where('id', '=', id).forUpdate().execute()
}

export async function insertGrant(tx: Tx, userId: string, role: Role, organId: string): Promise<void> {
  await tx
    .insertInto('user_grant')
    .values({ user_id: userId, role, organ_id: organId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteGrant(tx: Tx, userId: string, role: Role, organId: string): Promise<void> {
  await tx.deleteFrom('user_grant').where('user_id', '=', userId).where('role', '=', role).where('organ_id', '=', organId).execute()
}

function users(db: Db | Tx) {
  return db
    .selectFrom('app_user')
    .innerJoin('organ', 'organ.id', 'app_user.organ_id')
    .select([
      'app_user.id',
      'login',
      'app_user.name',
      'organ_id as organId',
      'organ.name as organName',
      'organ.path as organPath',
      'disabled',
      'last_sign_in_at as lastSignInAt',
      sql<boolean>`exists (select 1 from user_password where user_password.user_id = app_user.id)`.as('hasPassword'),
    ])
}
